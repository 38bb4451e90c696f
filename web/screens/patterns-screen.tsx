/** The library, grouped by what people want from it, with a filter and a way to each goal. */
import { useEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import { SHAPES } from '../../src/index.ts';
import { CATALOGUE } from '../engine/catalogue.ts';
import type { PatternCard } from '../engine/card.ts';
import { Icon } from '../frame/icon.tsx';
import type { Place } from '../link/address.ts';
import { filterPatterns, type Group } from './filter-patterns.ts';

type Props = {
  readonly place: Extract<Place, { view: 'patterns' }>;
  readonly onPlace: (place: Place) => void;
};

export function PatternsScreen({ place, onPlace }: Props): ReactElement {
  const [words, setWords] = useState(place.words ?? '');
  const field = useRef<HTMLInputElement>(null);
  const groups = useMemo(() => filterPatterns(CATALOGUE, words), [words]);
  const found = groups.reduce((count, { patterns }) => count + patterns.length, 0);
  const { group } = place;
  useEffect(() => {
    if (group !== undefined) goTo(group);
  }, [group]);
  const filter = (next: string): void => {
    setWords(next);
    onPlace(next.trim() === '' ? { view: 'patterns' } : { view: 'patterns', words: next.trim() });
  };
  return (
    <main id="main" className="page patterns">
      <h1>May it depend on geo-replication?</h1>
      <p className="lede">
        Pick what you run, or what you plan to run, on several active regions. Every interleaving
        inside the stated bounds is explored here in your browser; what breaks is shown step by
        step.
      </p>
      <div className="shelf">
        <div className="goals">
          <div className="filter">
            <label>
              <span className="sr">Filter the patterns by words</span>
              <Icon name="search" />
              <input
                ref={field}
                type="search"
                placeholder="lock, SET NX, refuted …"
                value={words}
                onChange={(event) => {
                  filter(event.currentTarget.value);
                }}
                onKeyDown={(event) => {
                  if (event.key === 'Escape') filter('');
                }}
              />
            </label>
            <p role="status">
              {words.trim() === ''
                ? `${String(CATALOGUE.length)} patterns`
                : `${String(found)} of ${String(CATALOGUE.length)} patterns`}
            </p>
          </div>
          <Goals groups={groups} />
        </div>
        <div>
          {groups.map(({ name, slug, patterns }) => (
            <section key={slug} className="group" aria-labelledby={slug}>
              <h2 id={slug} tabIndex={-1}>
                {name} <span className="mut">{summaryOf(patterns)}</span>
              </h2>
              <ul>
                {patterns.map((pattern) => (
                  <li key={pattern.name}>
                    <Card pattern={pattern} />
                  </li>
                ))}
              </ul>
            </section>
          ))}
          {found > 0 ? null : (
            <section className="notice">
              <h2>No pattern says all of this</h2>
              <p>
                The filter looks for every word in the name, the goal, the belief, the verdict and
                the properties.
              </p>
              <div className="row">
                <button
                  type="button"
                  className="btn"
                  onClick={() => {
                    filter('');
                    field.current?.focus();
                  }}
                >
                  Show all patterns
                </button>
              </div>
            </section>
          )}
          <NotHere />
        </div>
      </div>
    </main>
  );
}

/** Scrolls to a goal and takes the focus along, as following a link would. */
function goTo(slug: string): void {
  const heading = document.getElementById(slug);
  heading?.scrollIntoView();
  heading?.focus({ preventScroll: true });
}

function Goals({ groups }: { readonly groups: readonly Group[] }): ReactElement {
  return (
    <nav aria-label="Goals">
      <ul>
        {groups.map(({ name, slug, patterns }) => (
          <li key={slug}>
            <a
              href={`#/patterns/${slug}`}
              onClick={(event) => {
                // The filter stays; the address is for whoever copies or opens the link elsewhere.
                event.preventDefault();
                goTo(slug);
              }}
            >
              {name} <span>{patterns.length}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function summaryOf(patterns: readonly PatternCard[]): string {
  const refuted = patterns.filter(({ broken }) => broken.length > 0).length;
  const holding = patterns.length - refuted;
  return [
    ...(refuted === 0 ? [] : [`${String(refuted)} refuted`]),
    ...(holding === 0 ? [] : [`${String(holding)} known to hold`]),
  ].join(', ');
}

function Card({ pattern }: { readonly pattern: PatternCard }): ReactElement {
  return (
    <a href={`#/review/${pattern.slug}`}>
      <h3>{pattern.name}</h3>
      <p>{pattern.belief}</p>
      <KnownVerdict pattern={pattern} />
      <p className="facts">
        {pattern.regions.length} regions, {pattern.clients.length} clients
        {pattern.shape === undefined ? '' : `; ${SHAPES[pattern.shape]}`}
      </p>
    </a>
  );
}

/** The verdict it is known to have; opening it explores it again. */
function KnownVerdict({ pattern: { broken } }: { readonly pattern: PatternCard }): ReactElement {
  const [first] = broken;
  return first === undefined ? (
    <p className="known">
      <Icon name="tick" /> Known to hold within its bounds
    </p>
  ) : (
    <p className="known no">
      <Icon name="cross" /> Refuted: {broken.join(', ')}
    </p>
  );
}

function NotHere(): ReactElement {
  return (
    <section className="group" aria-labelledby="not-here">
      <h2 id="not-here">Not here?</h2>
      <ul>
        <li>
          <a href="#/write">
            <h3>Write your own pattern</h3>
            <p>
              Clients, regions and what you believe, in a few lines of JavaScript. It never leaves
              this page.
            </p>
          </a>
        </li>
        <li>
          <a href="#/explore">
            <h3>Explore at the prompts</h3>
            <p>One redis-cli for each region. Cut a link, type on both sides, heal it, ask why.</p>
          </a>
        </li>
      </ul>
    </section>
  );
}
