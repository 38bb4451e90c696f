/**
 * One owner for every check. The worker of the page begins it, shows what it meets, and decides most.
 * When a search turns out to be heavy, the worker halts and hands it to the server that served the
 * page, where there is one: its threads have the memory, and the page stays quick. Whatever keeps the
 * server from deciding (a static host, a full queue, its limit of time, somebody who stops), the
 * worker still stands where it halted and goes on from there.
 */
import type { Checked, CheckListener, Checking } from './checking.ts';

/** States the worker of the page looks at before it hands a search over. */
export const handOverStates = 100_000;

export type Remote = {
  readonly onProgress: (states: number) => void;
  readonly onDecided: (checked: Checked) => void;
  readonly onUndecided: () => void;
};

/**
 * @param begin starts the worker's search
 * @param isServed whether a server may be there
 * @param openRemote asks the server; the returned function ends that
 */
export function handOver(
  begin: (listener: CheckListener) => Checking,
  listener: CheckListener,
  isServed: () => boolean,
  openRemote: (remote: Remote) => () => void,
): Checking {
  let owner: 'worker' | 'halting' | 'server' | 'nobody' = 'worker';
  let wasTried = false;
  let most = 0;
  /** What the worker had when it halted. */
  let halted: Checked | undefined;
  let closeRemote = (): void => undefined;
  let decide: (checked: Checked) => void = () => undefined;
  const decided = new Promise<Checked>((resolve) => {
    decide = resolve;
  });
  const tell = (states: number): void => {
    most = Math.max(most, states);
    listener.onProgress?.(most);
  };
  const worker = begin({
    ...listener,
    onProgress: (states) => {
      tell(states);
      if (owner !== 'worker' || wasTried || states < handOverStates || !isServed()) return;
      owner = 'halting';
      wasTried = true;
      worker.stop();
    },
    onStopped: (checked) => {
      halted = checked;
      if (owner === 'halting') giveToServer();
      else {
        owner = 'nobody';
        listener.onStopped?.(checked);
      }
    },
  });
  const giveToServer = (): void => {
    owner = 'server';
    closeRemote = openRemote({
      onProgress: tell,
      onDecided: (checked) => {
        if (owner !== 'server') return;
        owner = 'nobody';
        worker.drop();
        decide(checked);
      },
      onUndecided: () => {
        if (owner !== 'server') return;
        owner = 'worker';
        worker.goOn();
      },
    });
  };
  void worker.result.then(
    () => undefined,
    () => {
      closeRemote();
    },
  );
  return {
    result: Promise.race([worker.result, decided]),
    stop: () => {
      if (owner === 'worker') worker.stop();
      if (owner === 'halting') owner = 'worker';
      if (owner !== 'server') return;
      closeRemote();
      owner = 'nobody';
      if (halted !== undefined) listener.onStopped?.(halted);
    },
    goOn: () => {
      owner = 'worker';
      worker.goOn();
    },
    drop: () => {
      closeRemote();
      owner = 'nobody';
      worker.drop();
    },
  };
}
