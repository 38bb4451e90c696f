/** The head of a review: the pattern, what came of it in a word and in a sentence, and what can be done with it. */
import type { ReactElement } from 'react';
import type { PatternCard } from '../engine/card.ts';
import type { PatternRef } from '../engine/message.ts';
import { Icon } from '../frame/icon.tsx';
import { goTo } from '../link/go-to.ts';
import { CopyMenu } from './copy-menu.tsx';
import type { Headline } from './headline.ts';

type Props = {
  readonly pattern: PatternRef;
  readonly card: PatternCard | undefined;
  /** Undefined before anything is decided. */
  readonly headline: Headline | undefined;
  readonly isEdited: boolean;
  /** Undefined until there is a run. */
  readonly onFork: (() => void) | undefined;
  /** Undefined where no scenario can repeat the run. */
  readonly onScenario: (() => void) | undefined;
  readonly copies: Parameters<typeof CopyMenu>[0];
};

export function ReviewHead(props: Props): ReactElement {
  const { pattern, card, headline, isEdited, onFork, onScenario, copies } = props;
  return (
    <section className="head">
      <nav className="crumb" aria-label="Breadcrumbs">
        <a href="#/patterns">Patterns</a> / {card?.group ?? 'Own'}
      </nav>
      <h1>
        {card?.name ?? 'Your pattern'}
        {headline === undefined ? null : (
          <span className={headline.isBad ? 'tag no' : 'tag'}>
            <Icon
              name={
                headline.isBad ? 'cross' : headline.chip === 'Not decided' ? 'question' : 'tick'
              }
            />
            {headline.chip}
          </span>
        )}
        {isEdited ? <span className="tag">edited</span> : null}
      </h1>
      <div className="acts">
        {pattern.kind === 'own' ? (
          <button
            type="button"
            className="btn"
            onClick={() => {
              void goTo({ view: 'write', source: pattern.source });
            }}
          >
            <Icon name="edit" /> Edit pattern
          </button>
        ) : null}
        {onFork === undefined ? null : (
          <>
            <button
              type="button"
              className="btn"
              disabled={onScenario === undefined}
              title={
                onScenario === undefined
                  ? 'No scenario file repeats this run letter for letter: no seed that was tried draws the same at random'
                  : 'The run as a scenario file (E)'
              }
              onClick={onScenario}
            >
              <Icon name="edit" /> Scenario
            </button>
            <button
              type="button"
              className="btn"
              title="The same run, to be changed from the cursor on (F)"
              onClick={onFork}
            >
              <Icon name="fork" /> Fork here
            </button>
          </>
        )}
        {card === undefined ? null : <CopyMenu {...copies} />}
      </div>
      <p className="lede">{headline?.sentence ?? card?.belief ?? ''}</p>
    </section>
  );
}
