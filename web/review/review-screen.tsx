/** The design review of one pattern: verdict, run, state, reasons, and every "what if". */
import { castDraft } from 'immer';
import { useCallback, useEffect, useMemo, type ReactElement } from 'react';
import type { BoundsRequest, Verdict } from '../../src/index.ts';
import { eventOf, type Run } from '../../src/explain/index.ts';
import type { EventId } from '../../src/kernel/index.ts';
import type { PatternCard } from '../engine/card.ts';
import type { Cast } from '../engine/cast.ts';
import { findCard } from '../engine/catalogue.ts';
import type { PatternRef, Shown } from '../engine/message.ts';
import { everyoneOnce, withChange, type Change } from '../engine/what-if.ts';
import { forkMsAt } from '../engine/exhibit.ts';
import { printAddress, type Fork, type Place } from '../link/address.ts';
import { goTo } from '../link/go-to.ts';
import { useHistory } from '../state/use-history.ts';
import { changeWords } from './change-words.ts';
import { Exhibition } from './exhibition.tsx';
import { headlineOf } from './headline.ts';
import { ReviewHead } from './review-head.tsx';
import { SidePanel } from './side-panel.tsx';
import { StepList } from './step-list.tsx';
import { takesOf } from './takes.ts';
import { useReading } from './use-reading.ts';
import { useReview } from './use-review.ts';
import { Waiting } from './waiting.tsx';

export type ReviewPlace = Extract<Place, { view: 'review' }>;

type Props = { readonly place: ReviewPlace; readonly onPlace: (place: Place) => void };

/** What undo takes back. */
type Edits = {
  readonly pattern: PatternRef;
  readonly bounds: BoundsRequest;
  readonly property: string | undefined;
  /** An execution that the link brought along; another property shows its own. */
  readonly token: string | undefined;
  readonly runs: readonly Fork[];
  /** Which run is shown: 0 is the one that was found. */
  readonly run: number;
};

export function ReviewScreen({ place, onPlace }: Props): ReactElement {
  const edits = useHistory<Edits>({
    pattern: place.pattern,
    bounds: place.bounds ?? {},
    property: place.property,
    token: place.token,
    runs: [...(place.runs ?? [])],
    run: Math.min(place.run ?? 0, place.runs?.length ?? 0),
  });
  const { pattern, bounds, token, runs, run: current } = edits.value;
  const review = useReview(pattern);
  const { explore, show, checked, exhibit } = review;
  const run = exhibit?.exhibit.run;
  const reading = useReading(run, place.cursorMs);
  const { cursorMs, atMs, rest } = reading;
  const card = checked?.card ?? knownCard(pattern);
  const verdicts = useMemo(() => checked?.verdicts ?? [], [checked]);
  const property = edits.value.property ?? mostTelling(verdicts)?.property;
  const verdict = verdicts.find((one) => one.property === property);

  useEffect(() => {
    explore(bounds);
  }, [explore, bounds]);

  const found = verdict?.counterexample ?? verdict?.witness;
  const clients = card?.clients.length;
  const isChecked = verdict !== undefined;
  const fork = current === 0 ? undefined : runs[current - 1];
  const shown = useMemo((): Shown | undefined => {
    if (fork !== undefined) return { kind: 'what-if', whatIf: fork.plan };
    if (token !== undefined) return { kind: 'found', property: undefined, token };
    if (found !== undefined && property !== undefined) {
      return { kind: 'found', property, token: found.token };
    }
    if (!isChecked || clients === undefined) return undefined;
    return { kind: 'what-if', whatIf: everyoneOnce(clients) };
    // The token is the run; the verdict around it changes while the search goes on.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [fork, token, found?.token, property, isChecked, clients]);
  useEffect(() => {
    if (shown !== undefined) show(shown);
  }, [shown, show]);

  const address = useCallback(
    (at: number | undefined): ReviewPlace => ({
      view: 'review',
      pattern,
      ...(Object.keys(bounds).length === 0 ? {} : { bounds }),
      ...(edits.value.property === undefined ? {} : { property: edits.value.property }),
      ...(runs.length === 0 ? {} : { runs, run: current }),
      ...(at === undefined ? {} : { cursorMs: Math.round(at) }),
      ...(token === undefined ? {} : { token }),
    }),
    [pattern, bounds, edits.value.property, token, runs, current],
  );
  useEffect(() => {
    onPlace(address(cursorMs));
  }, [onPlace, address, cursorMs]);

  const onFork = (change: Change | undefined): void => {
    if (exhibit === undefined) return;
    const { plan, run: from } = exhibit.exhibit;
    const forkMs = forkMsAt(exhibit.exhibit, atMs);
    const next = change === undefined ? plan : withChange(plan, forkMs, change);
    edits.change((draft) => {
      const name = changeWords(from, plan, forkMs, change);
      draft.runs = castDraft([...runs, { name, plan: next }]);
      draft.run = draft.runs.length;
    });
    reading.move(forkMs);
  };
  const text = exhibit?.exhibit.scenario;
  const onScenario =
    text === undefined
      ? undefined
      : () => {
          void goTo({ view: 'scenario', text });
        };
  const link = async (): Promise<string> =>
    `${location.origin}${location.pathname}${await printAddress(address(run === undefined ? cursorMs : atMs))}`;

  return (
    <div className="shell" data-activity={review.activity}>
      <main id="main">
        <ReviewHead
          pattern={pattern}
          card={card}
          headline={checked === undefined ? undefined : headlineOf(verdicts, card?.belief ?? '')}
          isEdited={current > 0}
          onFork={
            exhibit &&
            (() => {
              onFork(undefined);
            })
          }
          onScenario={onScenario}
          copies={{
            copyLink: async () => {
              await navigator.clipboard.writeText(await link());
            },
            takes:
              card === undefined ? [] : takesOf({ pattern, card, verdicts, run, cursorMs, link }),
          }}
        />
        {exhibit === undefined || card === undefined ? (
          <div className="dia">
            <Waiting
              review={review}
              onAgain={() => {
                explore(bounds);
              }}
            />
          </div>
        ) : (
          <Exhibition
            exhibit={exhibit.exhibit}
            reading={reading}
            isComing={shown !== review.settled}
            problem={
              review.showProblem ?? (review.activity === 'failed' ? review.message : undefined)
            }
            strip={{
              names: [
                token === undefined ? firstName(verdict) : 'From the link',
                ...runs.map(({ name }) => name),
              ],
              current,
              canUndo: edits.canUndo,
              canRedo: edits.canRedo,
              onSelect: (at) => {
                edits.change((draft) => {
                  draft.run = at;
                });
                rest();
              },
              onUndo: () => {
                edits.undo();
                rest();
              },
              onRedo: () => {
                edits.redo();
                rest();
              },
            }}
            onFork={onFork}
            onScenario={onScenario}
            onExplore={() => {
              explore(bounds);
            }}
          />
        )}
      </main>
      <SidePanel
        review={review}
        card={card}
        pattern={pattern}
        events={run?.events.length}
        selected={property}
        onSelect={(name) => {
          edits.change((draft) => {
            draft.property = name;
            draft.token = undefined;
            draft.run = 0;
          });
          rest();
        }}
        onBounds={(next: BoundsRequest, cast: Cast | undefined) => {
          edits.change((draft) => {
            draft.bounds = castDraft(next);
            const { cast: _before, ...plain } = pattern;
            draft.pattern = castDraft(cast === undefined ? plain : { ...plain, cast });
            draft.token = undefined;
            draft.runs = [];
            draft.run = 0;
          });
          rest();
        }}
      >
        {run === undefined || (found === undefined && token === undefined) ? null : (
          <StepList
            run={run}
            selected={reading.selected ?? stepAt(run, atMs)}
            lit={reading.lit}
            onSelect={(event) => {
              reading.move(eventOf(run, event)?.t, event);
            }}
            onLight={reading.light}
          />
        )}
      </SidePanel>
    </div>
  );
}

const knownCard = (pattern: PatternRef): PatternCard | undefined =>
  pattern.kind === 'library' ? findCard(pattern.slug) : undefined;

const firstName = (verdict: Verdict | undefined): string => {
  if (verdict?.counterexample !== undefined) return 'Counterexample';
  return verdict?.witness === undefined ? 'One run' : 'Witness';
};

/** What somebody wants to see first: what is refuted, else a witness. */
const mostTelling = (verdicts: readonly Verdict[]): Verdict | undefined =>
  verdicts.find(({ counterexample }) => counterexample !== undefined) ??
  verdicts.find(({ witness }) => witness !== undefined) ??
  verdicts[0];

function stepAt(run: Run, ms: number): EventId | undefined {
  const steps = run.steps.flatMap(({ event }) => run.events.filter(({ id }) => id === event));
  return steps.findLast(({ t }) => t <= ms)?.id;
}
