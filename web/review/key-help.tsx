/** The keys of the diagram, and the switch for those that are a single character. */
import type { ReactElement } from 'react';
import type { Deeds } from './keys.ts';
import type { LetterKeys } from './letter-keys.ts';

type Key = {
  readonly keys: string;
  readonly what: string;
  /** The key itself, where not every screen knows it. */
  readonly of?: keyof Deeds;
};

const NAMED: readonly Key[] = [
  { keys: '← →', what: 'previous and next event' },
  { keys: 'Shift ← →', what: '10 ms' },
  { keys: 'Home End', what: 'first and last event' },
  { keys: '↑ ↓', what: 'lane' },
  { keys: 'Ctrl K', what: 'find' },
  { keys: 'Space', what: 'play', of: ' ' },
  { keys: 'Enter', what: 'why' },
  { keys: 'Esc', what: 'close' },
];
const CHARACTERS: readonly Key[] = [
  { keys: '1 – 9', what: 'step' },
  { keys: 'R', what: 'explore again', of: 'r' },
  { keys: 'T', what: 'table' },
  { keys: 'E', what: 'the run as a scenario', of: 'e' },
  { keys: 'F', what: 'fork here', of: 'f' },
  { keys: '?', what: 'these keys' },
];

type Props = {
  /** What other keys do on this screen. */
  readonly deeds: Deeds;
  readonly letterKeys: LetterKeys;
  readonly onClose: () => void;
};

export function KeyHelp({ deeds, letterKeys, onClose }: Props): ReactElement {
  const isHere = ({ of }: Key): boolean => of === undefined || of in deeds;
  return (
    <section className="keyhelp" aria-label="Keys of the diagram">
      <div>
        <h3>With the focus in the diagram</h3>
        <dl>
          {NAMED.filter(isHere).map((one) => (
            <Row key={one.keys} {...one} />
          ))}
        </dl>
        <label className="switch">
          <input
            type="checkbox"
            checked={letterKeys.areOn}
            onChange={(event) => {
              letterKeys.set(event.currentTarget.checked);
            }}
          />
          Keys that are a single character
        </label>
        <dl className={letterKeys.areOn ? undefined : 'off'}>
          {CHARACTERS.filter(isHere).map((one) => (
            <Row key={one.keys} {...one} />
          ))}
        </dl>
      </div>
      <button type="button" className="btn" onClick={onClose}>
        Close
      </button>
    </section>
  );
}

function Row({ keys, what }: Key): ReactElement {
  return (
    <div>
      <dt>
        <kbd>{keys}</kbd>
      </dt>
      <dd>{what}</dd>
    </div>
  );
}
