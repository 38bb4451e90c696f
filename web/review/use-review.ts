/** Asks the engine for verdicts and runs, and says what the screen is doing meanwhile. */
import { useMachine } from '@xstate/react';
import { countSteps } from '../../src/report/index.ts';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { BoundsRequest, Found, Verdict } from '../../src/index.ts';
import type { PatternCard } from '../engine/card.ts';
import type { Checked, Checking } from '../engine/checking.ts';
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
  /** An exploration halted, and can go on where it was. */
  readonly canGoOn: boolean;
  readonly message: string;
  readonly checked: Checked | undefined;
  /** Moves of the first counterexample of each property, while or where it was longer. */
  readonly reducedFrom: ReadonlyMap<string, number>;
  /** The run on the screen, and what was asked for when it came. */
  readonly exhibit: { readonly of: Shown; readonly exhibit: Exhibit } | undefined;
  /** The last thing asked for that was shown or refused; another one is still on its way. */
  readonly settled: Shown | undefined;
  /** Why the last run that was asked for could not be shown. */
  readonly showProblem: string | undefined;
  readonly explore: (bounds: BoundsRequest) => void;
  readonly stop: () => void;
  readonly goOn: () => void;
  readonly show: (shown: Shown) => void;
};

const messageOf = (thrown: unknown): string =>
  thrown instanceof Error ? thrown.message : String(thrown);

export function useReview(pattern: PatternRef): Review {
  const [state, send] = useMachine(reviewMachine);
  const [kept, setKept] = useState<(Checked & { readonly of: PatternRef }) | undefined>(undefined);
  const [reducedFrom, setReducedFrom] = useState<ReadonlyMap<string, number>>(new Map());
  const [exhibit, setExhibit] = useState<Review['exhibit']>(undefined);
  const [settled, setSettled] = useState<Shown | undefined>(undefined);
  const [showProblem, setShowProblem] = useState<string | undefined>(undefined);
  const checking = useRef<Checking | undefined>(undefined);
  const asked = useRef(0);

  const explore = useCallback(
    (bounds: BoundsRequest) => {
      const setChecked = (result: Checked): void => {
        setKept({ ...result, of: pattern });
      };
      checking.current?.drop();
      send({ type: 'explore' });
      setReducedFrom(new Map());
      const found = new Map<string, Found>();
      const current = engineFor(pattern).check(pattern, bounds, {
        onProgress: (states) => {
          send({ type: 'progress', states });
        },
        onFound: (one, card) => {
          if (checking.current !== current) return;
          const { property } = one.verdict;
          const before = found.get(property);
          if (before?.isSmallest === true) return;
          if (before !== undefined) {
            const { counterexample, kind } = before.verdict;
            const steps = counterexample === undefined ? 0 : countSteps(counterexample, kind);
            setReducedFrom((known) => new Map(known).set(property, steps));
          }
          found.set(property, one);
          setChecked({ card, verdicts: soFar(card, found) });
        },
        onStopped: (result) => {
          if (checking.current !== current) return;
          setChecked({ ...result, verdicts: withFound(result.verdicts, found) });
          const states = Math.max(0, ...result.verdicts.map(({ explored }) => explored.states));
          send({ type: 'halted', states });
        },
      });
      checking.current = current;
      current.result.then(
        (result) => {
          if (checking.current !== current) return;
          const verdicts = withFound(result.verdicts, found);
          setChecked({ ...result, verdicts });
          send({
            type: 'answered',
            isRefuted: verdicts.some(({ status }) => status === 'refuted'),
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
  const goOn = useCallback(() => {
    send({ type: 'go-on' });
    checking.current?.goOn();
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
            setSettled(shown);
            setShowProblem(undefined);
            send({ type: 'shown' });
          },
          (thrown: unknown) => {
            if (asked.current !== number) return;
            setSettled(shown);
            setShowProblem(messageOf(thrown));
            send({ type: 'shown' });
          },
        );
    },
    [pattern, send],
  );
  useEffect(
    () => () => {
      checking.current?.drop();
      checking.current = undefined;
    },
    [],
  );
  const { states, isStopping, message, wasStopped } = state.context;
  return {
    activity: state.value,
    states,
    isStopping,
    canGoOn: wasStopped,
    message,
    // Verdicts on another cast say nothing of this one.
    checked: kept?.of === pattern ? kept : undefined,
    reducedFrom,
    exhibit,
    settled,
    showProblem,
    explore,
    stop,
    goOn,
    show,
  };
}

/** What is known while the exploration goes on: what was found, and the rest undecided. */
function soFar(card: PatternCard, found: ReadonlyMap<string, Found>): readonly Verdict[] {
  const [first] = found.values();
  if (first === undefined) return [];
  return card.properties.map(
    ({ name, kind }): Verdict =>
      found.get(name)?.verdict ?? {
        property: name,
        kind,
        status: 'unknown',
        exhaustive: false,
        explored: first.verdict.explored,
        bounds: first.verdict.bounds,
        why: stillExploring,
      },
  );
}

/** What a random run refuted stays refuted where the search did not come so far. */
const withFound = (
  verdicts: readonly Verdict[],
  found: ReadonlyMap<string, Found>,
): readonly Verdict[] =>
  verdicts.map((verdict) => {
    const early = found.get(verdict.property)?.verdict;
    if (verdict.status !== 'unknown' || early === undefined) return verdict;
    return { ...early, explored: verdict.explored };
  });

export const stillExploring = 'still exploring';
