/** What stands where a screen broke: the sentence it broke with, and the way on. Nothing typed is lost: it is in the link. */
import { Component, type ReactNode } from 'react';

type Props = { readonly children: ReactNode };
type State = { readonly problem: string | undefined };

export class Boundary extends Component<Props, State> {
  override state: State = { problem: undefined };

  static getDerivedStateFromError(thrown: unknown): State {
    return { problem: thrown instanceof Error ? thrown.message : String(thrown) };
  }

  override render(): ReactNode {
    const { problem } = this.state;
    if (problem === undefined) return this.props.children;
    return (
      <main id="main" className="page">
        <section className="notice" role="alert">
          <h1>This screen broke</h1>
          <p>{problem}</p>
          <p>
            That is a mistake in geoproof. What you did is in the address bar; keep it with a
            report.
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
