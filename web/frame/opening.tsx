/** What stands where a screen will be: its name, and what it waits for. */
import type { ReactElement } from 'react';

type Props = {
  readonly title: string;
  /** What is on its way, as in "Loading the editor." */
  readonly part: string;
};

export function Opening({ title, part }: Props): ReactElement {
  return (
    <main id="main" className="page wide opening" aria-busy="true">
      <div className="head">
        <h1>{title}</h1>
        <p className="lede" role="status">
          Loading {part}.
        </p>
      </div>
      <div className="coming" aria-hidden="true">
        <i />
        <i />
      </div>
    </main>
  );
}
