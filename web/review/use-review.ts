/** Asks the engine for verdicts and runs, and says what the screen is doing meanwhile. */
import { useMachine } from '@xstate/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { BoundsRequest } from '../../src/index.ts';
import type { Checked, Checking } from '../engine/engine.ts';
import { engineFor } from '../engine/engines.ts';
import type { Exhibit } from '../engine/exhibit.ts';
import type { PatternRef, Shown } from '../engine/message.ts';
import { reviewMachine } from '../state/review-machine.ts';

export type Activity =
  'idle' | 'exploring' | 'settled' | 'refuted' | 'decided' | 'stopped' | 'running' | 'failed';

export type Review = {
  readonly activity: Activity;
  readonly states: number;
  readonly isStopping: boolean;
  readonly message: string;
  readonly checked: Checked | undefined;
  /** The run on the screen, and what was asked for when it came. */
  readonly exhibit: { readonly of: Shown; readonly exhibit: Exhibit } | undefined;
  readonly explore: (bounds: BoundsRequest) => void;
  readonly stop: () => void;
  readonly show: (shown: Shown) => void;
};

const messageOf = (thrown: unknown): string =>
  thrown instanceof Error ? thrown.message : String(thrown);

export function useReview(pattern: PatternRef): Review {
  const [state, send] = useMachine(reviewMachine);
  const [checked, setChecked] = useState<Checked | undefined>(undefined);
  const [exhibit, setExhibit] = useState<Review['exhibit']>(undefined);
  const checking = useRef<Checking | undefined>(undefined);
  const asked = useRef(0);

  const explore = useCallback(
    (bounds: BoundsRequest) => {
      checking.current?.stop();
      send({ type: 'explore' });
      const current = engineFor(pattern).check(pattern, bounds, (states) => {
        send({ type: 'progress', states });
      });
      checking.current = current;
      current.result.then(
        (result) => {
          if (checking.current !== current) return;
          setChecked(result);
          send({
            type: 'answered',
            isRefuted: result.verdicts.some(({ status }) => status === 'refuted'),
          });
        },
        (thrown: unknown) => {
          if (checking.current === current) send({ type: 'fail', message: messageOf(thrown) });
        },
      );
    },
    [pattern, send],
  );
  const stop = useCallback(() => {
    send({ type: 'stop' });
    checking.current?.stop();
  }, [send]);
  const show = useCallback(
    (shown: Shown) => {
      const number = (asked.current += 1);
      send({ type: 'run' });
      engineFor(pattern)
        .show(pattern, shown)
        .then(
          (result) => {
            if (asked.current !== number) return;
            setExhibit({ of: shown, exhibit: result });
            send({ type: 'shown' });
          },
          (thrown: unknown) => {
            if (asked.current === number) send({ type: 'fail', message: messageOf(thrown) });
          },
        );
    },
    [pattern, send],
  );
  useEffect(
    () => () => {
      checking.current?.stop();
      checking.current = undefined;
    },
    [],
  );
  const { states, isStopping, message } = state.context;
  return {
    activity: state.value,
    states,
    isStopping,
    message,
    checked,
    exhibit,
    explore,
    stop,
    show,
  };
}
