/** The library, grouped by what people want from it. */
import { useEffect, type ReactElement } from 'react';
import { slugOf, SHAPES } from '../../src/index.ts';
import { CATALOGUE } from '../engine/catalogue.ts';
import type { PatternCard } from '../engine/card.ts';
import { Icon } from '../frame/icon.tsx';

export function PatternsScreen({
  group: wanted,
}: {
  readonly group: string | undefined;
}): ReactElement {
  useEffect(() => {
    if (wanted !== undefined) document.getElementById(wanted)?.scrollIntoView();
  }, [wanted]);
  const groups = new Map<string, PatternCard[]>();
  for (const pattern of CATALOGUE) {
    const { group } = pattern;
    groups.set(group, [...(groups.get(group) ?? []), pattern]);
  }
  return (
    <main id="main" className="page">
      <h1>May it depend on geo-replication?</h1>
      <p className="lede">
        Pick what you run, or what you plan to run, on several active regions. Every interleaving
        inside the stated bounds is explored here in your browser; what breaks is shown step by
        step.
      </p>
      {[...groups].map(([group, patterns]) => (
        <section key={group} className="group" aria-labelledby={slugOf(group)}>
          <h2 id={slugOf(group)}>{group}</h2>
          <ul>
            {patterns.map((pattern) => (
              <li key={pattern.name}>
                <a href={`#/review/${pattern.slug}`}>
                  <h3>{pattern.name}</h3>
                  <p>{pattern.belief}</p>
                  <KnownVerdict pattern={pattern} />
                  <p className="facts">
                    {pattern.regions.length} regions, {pattern.clients.length} clients
                    {pattern.shape === undefined ? '' : `; ${SHAPES[pattern.shape]}`}
                  </p>
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
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
              <p>
                One redis-cli for each region. Cut a link, type on both sides, heal it, ask why.
              </p>
            </a>
          </li>
        </ul>
      </section>
    </main>
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
