/** Other patterns with the same goal, each with its own verdict and its price. */
import { useEffect, useState, type ReactElement } from 'react';
import { slugOf, type Status } from '../../src/index.ts';
import { CATALOGUE } from '../engine/catalogue.ts';
import type { PatternCard } from '../engine/card.ts';
import { engineFor } from '../engine/engines.ts';
import { Icon } from '../frame/icon.tsx';

type Props = {
  readonly name: string;
  readonly group: string;
  readonly repairs: readonly string[];
};

/** More than this is a list to read elsewhere. */
const shownMax = 6;

/** What repairs the pattern first, then the rest of its group. */
const nearest = (
  all: readonly PatternCard[],
  repairs: readonly string[],
): readonly PatternCard[] => [
  ...all.filter(({ name }) => repairs.includes(name)),
  ...all.filter(({ name }) => !repairs.includes(name)),
];

export function Alternatives({ name, group, repairs }: Props): ReactElement | null {
  const all = CATALOGUE.filter((pattern) => pattern.group === group && pattern.name !== name);
  const others = nearest(all, repairs).slice(0, shownMax);
  const statuses = useStatuses(others.map(({ slug }) => slug).join(' '));
  if (others.length === 0) return null;
  return (
    <section className="alts" aria-labelledby="alternatives">
      <h2 id="alternatives">Same goal, other patterns</h2>
      <ul>
        {others.map((pattern) => {
          const { slug } = pattern;
          const status = statuses.get(slug);
          const trips = pattern.price?.wanRoundTrips ?? 0;
          return (
            <li key={slug} className={status === 'refuted' ? 'no' : undefined}>
              <StatusIcon status={status} />
              <div>
                <a href={`#/review/${slug}`}>{pattern.name}</a>
                <p>
                  {status === undefined ? 'Exploring. ' : WORDS[status]}
                  {trips === 0
                    ? 'No cross-region hop'
                    : `Costs ${String(trips)} cross-region ${trips === 1 ? 'hop' : 'hops'}`}
                  {pattern.price === undefined ? '' : `; in a cut ${pattern.price.duringCut}`}
                </p>
              </div>
            </li>
          );
        })}
      </ul>
      {all.length > others.length ? (
        <p>
          <a href={`#/patterns/${slugOf(group)}`}>All {all.length + 1} patterns of this goal</a>
        </p>
      ) : null}
    </section>
  );
}

const WORDS: Readonly<Record<Status, string>> = {
  holds: 'Holds in all explored. ',
  refuted: 'Refuted. ',
  unknown: 'Not decided. ',
};

function StatusIcon({ status }: { readonly status: Status | undefined }): ReactElement {
  if (status === undefined || status === 'unknown') return <span className="none" />;
  return <Icon name={status === 'refuted' ? 'cross' : 'tick'} />;
}

/** The verdict on each pattern as a whole, one after the other; enough states for the library's own bounds. */
function useStatuses(slugs: string): ReadonlyMap<string, Status> {
  const [statuses, setStatuses] = useState<ReadonlyMap<string, Status>>(new Map());
  useEffect(() => {
    let isGone = false;
    const explore = async (): Promise<void> => {
      for (const slug of slugs.split(' ').filter(Boolean)) {
        if (isGone) return;
        const ref = { kind: 'library', slug } as const;
        const { verdicts } = await engineFor(ref).check(ref, {}).result;
        const has = (status: Status): boolean =>
          verdicts.some((verdict) => verdict.status === status);
        const status = has('refuted') ? 'refuted' : has('unknown') ? 'unknown' : 'holds';
        setStatuses((before) => new Map(before).set(slug, status));
      }
    };
    explore().catch(() => undefined);
    return () => {
      isGone = true;
    };
  }, [slugs]);
  return statuses;
}
