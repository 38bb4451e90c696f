/** The keys of the diagram, and the switch for those that are a single character. */
import type { ReactElement } from 'react';
import type { LetterKeys } from './letter-keys.ts';

const EVERYWHERE: readonly (readonly [keys: string, what: string])[] = [
  ['← →', 'previous and next event'],
  ['Shift ← →', '10 ms'],
  ['Home End', 'first and last event'],
  ['↑ ↓', 'lane'],
  ['Ctrl K', 'find'],
];
const NAMED = {
  Space: 'play',
  Enter: 'why',
  Esc: 'close',
} as const;
const LETTERS = {
  r: 'explore again',
  t: 'table',
  e: 'the run as a scenario',
  f: 'fork here',
} as const;

type Props = {
  /** Which of the other keys do something on this screen. */
  readonly named: readonly (keyof typeof NAMED)[];
  readonly letters: readonly (keyof typeof LETTERS)[];
  readonly letterKeys: LetterKeys;
  readonly onClose: () => void;
};

export function KeyHelp({ named, letters, letterKeys, onClose }: Props): ReactElement {
  const others = named.map((name) => [name, NAMED[name]] as const);
  const characters = [
    ['1 – 9', 'step'] as const,
    ...letters.map((letter) => [letter.toUpperCase(), LETTERS[letter]] as const),
    ['?', 'these keys'] as const,
  ];
  return (
    <section className="keyhelp" aria-label="Keys of the diagram">
      <div>
        <h3>With the focus in the diagram</h3>
        <dl>
          {[...EVERYWHERE, ...others].map(([keys, what]) => (
            <Row key={keys} keys={keys} what={what} />
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
          {characters.map(([keys, what]) => (
            <Row key={keys} keys={keys} what={what} />
          ))}
        </dl>
      </div>
      <button type="button" className="btn" onClick={onClose}>
        Close
      </button>
    </section>
  );
}

function Row({ keys, what }: { readonly keys: string; readonly what: string }): ReactElement {
  return (
    <div>
      <dt>
        <kbd>{keys}</kbd>
      </dt>
      <dd>{what}</dd>
    </div>
  );
}
