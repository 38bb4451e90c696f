/** What stands where a screen broke: the sentence it broke with, and the way on. Nothing typed is lost: it is in the link. */
import { Component, type ReactNode } from 'react';
import { ScreenNotLoaded } from './load-screen.ts';

type Props = { readonly children: ReactNode };
type State = {
  readonly problem: { readonly message: string; readonly isMissing: boolean } | undefined;
};

export class Boundary extends Component<Props, State> {
  override state: State = { problem: undefined };

  static getDerivedStateFromError(thrown: unknown): State {
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    return { problem: { message, isMissing: thrown instanceof ScreenNotLoaded } };
  }

  override render(): ReactNode {
    const { problem } = this.state;
    if (problem === undefined) return this.props.children;
    const { message, isMissing } = problem;
    return (
      <main id="main" className="page">
        <section className="notice" role="alert">
          <h1>{isMissing ? 'This screen did not arrive' : 'This screen broke'}</h1>
          <p>{message}</p>
          <p>
            {isMissing
              ? 'The connection is gone, or geoproof was updated meanwhile. What you did is in the address bar; loading again keeps it.'
              : 'That is a mistake in geoproof. What you did is in the address bar; keep it with a report.'}
          </p>
          <div className="row">
            <button
              type="button"
              className="btn pri"
              onClick={() => {
                location.reload();
              }}
            >
              Load it again
            </button>
            <a className="btn" href="#/patterns">
              To the patterns
            </a>
          </div>
        </section>
      </main>
    );
  }
}
