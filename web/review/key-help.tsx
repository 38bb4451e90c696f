/** The keys of the diagram. */
import type { ReactElement } from 'react';

const KEYS: readonly (readonly [keys: string, what: string])[] = [
  ['← →', 'previous and next event'],
  ['Shift ← →', '10 ms'],
  ['Home End', 'first and last event'],
  ['Space', 'play'],
  ['1 – 9', 'step'],
  ['↑ ↓', 'lane'],
  ['Enter', 'why'],
  ['Esc', 'close'],
  ['R', 'explore again'],
  ['T', 'table'],
  ['E', 'the run as a scenario'],
  ['F', 'fork here'],
  ['Ctrl K', 'find'],
  ['?', 'these keys'],
];

export function KeyHelp({ onClose }: { readonly onClose: () => void }): ReactElement {
  return (
    <section className="keyhelp" aria-label="Keys of the diagram">
      <dl>
        {KEYS.map(([keys, what]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <button type="button" className="btn" onClick={onClose}>
        Close
      </button>
    </section>
  );
}
