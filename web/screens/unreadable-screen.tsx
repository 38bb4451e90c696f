/** A link that cannot be opened: why, and the way on. */
import type { ReactElement } from 'react';

export function UnreadableScreen({ problem }: { readonly problem: string }): ReactElement {
  return (
    <main id="main" className="page">
      <section className="notice" role="alert">
        <h1>This link cannot be opened</h1>
        <p>{problem}</p>
        <p>Nothing was lost: a link is all there is, and it is still in the address bar.</p>
        <div className="row">
          <a className="btn pri" href="#/patterns">
            To the patterns
          </a>
          <a className="btn" href="#/explore">
            Explore at the prompts
          </a>
        </div>
      </section>
    </main>
  );
}
