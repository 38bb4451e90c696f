/** The design review of one pattern: verdict, run, state, reasons, and every "what if". */
import { castDraft } from 'immer';
import { useCallback, useEffect, useMemo, useState, type ReactElement } from 'react';
import { parseToken, slugOf, type BoundsRequest, type Verdict } from '../../src/index.ts';
import { findCard } from '../engine/catalogue.ts';
import type { PatternRef, Shown } from '../engine/message.ts';
import { planOf, type WhatIf } from '../engine/what-if.ts';
import type { PatternCard } from '../engine/card.ts';
import { useHistory } from '../state/use-history.ts';
import { printAddress, type Place } from '../link/address.ts';
import { Alternatives } from './alternatives.tsx';
import { CopyMenu } from './copy-menu.tsx';
import { markdownOf, testOf } from './copies.ts';
import { Exhibition } from './exhibition.tsx';
import { headlineOf } from './headline.ts';
import { Icon } from '../frame/icon.tsx';
import { Waiting } from './waiting.tsx';
import { StepList } from './step-list.tsx';
import { useReview } from './use-review.ts';
import { VerdictPanel } from './verdict-panel.tsx';
import { renderSvg, layoutDiagram, restingCursorMs } from '../../src/explain/index.ts';
import type { EventId } from '../../src/kernel/index.ts';
import { saveFile } from '../frame/save-file.ts';

export type ReviewPlace = Extract<Place, { view: 'review' }>;

type Props = { readonly place: ReviewPlace; readonly onPlace: (place: Place) => void };

type Edits = {
  readonly bounds: BoundsRequest;
  readonly property: string | undefined;
  readonly runs: readonly WhatIf[];
  readonly run: number;
};

export function ReviewScreen({ place, onPlace }: Props): ReactElement {
  const { pattern } = place;
  const review = useReview(pattern);
  const edits = useHistory<Edits>({
    bounds: place.bounds ?? {},
    property: place.property,
    runs: [...(place.runs ?? [])],
    run: Math.min(place.run ?? 0, place.runs?.length ?? 0),
  });
  const [cursorMs, setCursor] = useState<number | undefined>(place.cursorMs);
  const [selected, setSelected] = useState<EventId | undefined>(undefined);
  const [lit, setLit] = useState<EventId | undefined>(undefined);
  const { bounds, runs, run: current } = edits.value;
  const { explore, show, checked, exhibit } = review;
  const card = checked?.card ?? knownCard(pattern);
  const verdicts = useMemo(() => checked?.verdicts ?? [], [checked]);
  const property = edits.value.property ?? mostTelling(verdicts)?.property;
  const verdict = verdicts.find((one) => one.property === property);

  useEffect(() => {
    explore(bounds);
  }, [explore, bounds]);

  const base = useMemo(() => baseOf(verdict, card), [verdict, card]);
  const shown = useMemo((): Shown | undefined => {
    const edited = current === 0 ? undefined : runs[current - 1];
    if (edited !== undefined) return { kind: 'what-if', whatIf: edited };
    return base;
  }, [base, runs, current]);
  useEffect(() => {
    if (shown !== undefined && checked !== undefined) show(shown);
  }, [shown, show, checked]);

  const address = useCallback(
    (at: number | undefined): ReviewPlace => ({
      view: 'review',
      pattern,
      ...(Object.keys(bounds).length === 0 ? {} : { bounds }),
      ...(edits.value.property === undefined ? {} : { property: edits.value.property }),
      ...(runs.length === 0 ? {} : { runs, run: current }),
      ...(at === undefined ? {} : { cursorMs: at }),
    }),
    [pattern, bounds, edits.value.property, runs, current],
  );
  useEffect(() => {
    onPlace(address(cursorMs));
  }, [onPlace, address, cursorMs]);

  const fork = useCallback(
    (atMs: number, change: (plan: WhatIf) => WhatIf): void => {
      const from = shown?.kind === 'what-if' ? shown.whatIf : planOfShown(shown, card);
      if (from === undefined) return;
      edits.change((draft) => {
        draft.runs = castDraft([...runs, change(from)]);
        draft.run = draft.runs.length;
      });
      setCursor(atMs);
      setSelected(undefined);
    },
    [shown, card, edits, runs],
  );

  const headline = headlineOf(verdicts, card?.belief ?? '');
  const link = async (): Promise<string> =>
    `${location.origin}${location.pathname}${await printAddress(address(cursorMs ?? restOf(exhibit?.exhibit.run)))}`;
  const run = exhibit?.exhibit.run;
  const takes = [
    {
      name: 'Copy as test',
      take: () =>
        card === undefined
          ? undefined
          : navigator.clipboard.writeText(testOf(pattern, card, verdicts)),
    },
    {
      name: 'Copy as Markdown',
      take: async () => {
        if (card !== undefined)
          await navigator.clipboard.writeText(markdownOf(card, verdicts, run, await link()));
      },
    },
    {
      name: 'Download SVG',
      take: () => {
        if (run === undefined || card === undefined) return;
        const theme = document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light';
        const marks = layoutDiagram(run, 1100, cursorMs ?? restingCursorMs(run));
        saveFile(
          `${slugOf(card.name)}.svg`,
          'image/svg+xml',
          renderSvg(marks, { theme, title: run.title }),
        );
      },
    },
  ];

  return (
    <div className="shell">
      <main id="main">
        <section className="head">
          <nav className="crumb" aria-label="Breadcrumbs">
            <a href="#/patterns">Patterns</a> / {card?.group ?? 'Own'}
          </nav>
          <h1>
            {card?.name ?? 'Your pattern'}
            {checked === undefined ? null : (
              <span className={headline.isBad ? 'tag no' : 'tag'}>
                <Icon
                  name={
                    headline.isBad ? 'cross' : headline.chip === 'Not decided' ? 'question' : 'tick'
                  }
                />
                {headline.chip}
              </span>
            )}
            {current > 0 ? <span className="tag">edited</span> : null}
          </h1>
          <div className="acts">
            {pattern.kind === 'own' ? (
              <button
                type="button"
                className="btn"
                onClick={() => {
                  history.back();
                }}
              >
                <Icon name="edit" /> Edit pattern
              </button>
            ) : null}
            <CopyMenu
              copyLink={async () => {
                await navigator.clipboard.writeText(await link());
              }}
              takes={takes}
            />
          </div>
          <p className="lede">{checked === undefined ? (card?.belief ?? '') : headline.sentence}</p>
        </section>
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
            whatIf={exhibit.of.kind === 'what-if' ? exhibit.of.whatIf : undefined}
            cursorMs={cursorMs ?? restingCursorMs(exhibit.exhibit.run)}
            selected={selected}
            lit={lit}
            problem={review.activity === 'failed' ? review.message : undefined}
            strip={{
              count: runs.length + 1,
              current,
              firstName:
                base?.kind === 'found'
                  ? verdict?.status === 'refuted'
                    ? 'Counterexample'
                    : 'Witness'
                  : 'One run',
              canUndo: edits.canUndo,
              canRedo: edits.canRedo,
              onSelect: (at) => {
                edits.change((draft) => {
                  draft.run = at;
                });
                setCursor(undefined);
                setSelected(undefined);
              },
              onUndo: () => {
                edits.undo();
                setCursor(undefined);
              },
              onRedo: () => {
                edits.redo();
                setCursor(undefined);
              },
            }}
            onCursor={(ms, event) => {
              setCursor(ms);
              setSelected(event);
            }}
            onLight={setLit}
            onFork={fork}
            onExplore={() => {
              explore(bounds);
            }}
          />
        )}
      </main>
      <aside className="side" aria-label="Verdict">
        {review.activity === 'exploring' && checked !== undefined ? (
          <div className="progress" role="status">
            Exploring: {review.states.toLocaleString('en')} states so far
            <button
              type="button"
              className="btn"
              onClick={review.stop}
              disabled={review.isStopping}
            >
              {review.isStopping ? 'Stopping' : 'Stop'}
            </button>
          </div>
        ) : null}
        {checked === undefined ? (
          <div>
            <div className="vh">
              <h2>Verdict</h2>
              <span>{review.activity === 'failed' ? 'none' : 'exploring'}</span>
            </div>
            <p className="vsub">Nothing is decided yet.</p>
          </div>
        ) : (
          <VerdictPanel
            verdicts={verdicts}
            selected={property}
            onSelect={(name) => {
              edits.change((draft) => {
                draft.property = name;
                draft.run = 0;
              });
              setCursor(undefined);
              setSelected(undefined);
            }}
            onBounds={(next) => {
              edits.change((draft) => {
                draft.bounds = castDraft(next);
              });
            }}
          >
            {run === undefined || base === undefined || base.kind === 'what-if' ? null : (
              <StepList
                run={run}
                selected={selected ?? stepAt(run, cursorMs ?? restingCursorMs(run))}
                onSelect={(event) => {
                  const at = run.events.find(({ id }) => id === event)?.t;
                  if (at !== undefined) setCursor(at);
                  setSelected(event);
                }}
                onLight={setLit}
              />
            )}
          </VerdictPanel>
        )}
        {card === undefined || pattern.kind === 'own' ? null : (
          <Alternatives name={card.name} group={card.group} repairs={card.repairs} />
        )}
        {card === undefined ? null : (
          <p className="model">
            {run === undefined ? '' : `${String(run.events.length)} events. `}
            {card.rules.length === 0
              ? ''
              : `Model: rules ${card.rules.join(', ')} of docs/SEMANTICS.md. `}
            A region answers from its own copy; effects arrive later.
          </p>
        )}
      </aside>
    </div>
  );
}

const restOf = (run: Parameters<typeof restingCursorMs>[0] | undefined): number | undefined =>
  run === undefined ? undefined : restingCursorMs(run);

function knownCard(pattern: PatternRef): PatternCard | undefined {
  return pattern.kind === 'library' ? findCard(pattern.slug) : undefined;
}

/** What somebody wants to see first: what is refuted, else a witness. */
const mostTelling = (verdicts: readonly Verdict[]): Verdict | undefined =>
  verdicts.find(({ counterexample }) => counterexample !== undefined) ??
  verdicts.find(({ witness }) => witness !== undefined) ??
  verdicts[0];

function baseOf(verdict: Verdict | undefined, card: PatternCard | undefined): Shown | undefined {
  const found = verdict?.counterexample ?? verdict?.witness;
  if (verdict !== undefined && found !== undefined) {
    return { kind: 'found', property: verdict.property, token: found.token };
  }
  const plan = verdict === undefined ? undefined : everyoneOnce(card);
  return plan === undefined ? undefined : { kind: 'what-if', whatIf: plan };
}

function planOfShown(shown: Shown | undefined, card: PatternCard | undefined): WhatIf | undefined {
  if (shown?.kind === 'what-if') return shown.whatIf;
  if (shown?.kind !== 'found' || card === undefined) return everyoneOnce(card);
  return planOf(parseToken(shown.token).path, card.regions);
}

/** Every client in turn: a run to look at where no search found one. */
function everyoneOnce(card: PatternCard | undefined): WhatIf | undefined {
  if (card === undefined) return undefined;
  const moves = card.clients.map((_, client) => ({ kind: 'run' as const, client, picks: [] }));
  return planOf({ skewsMs: [], moves }, card.regions);
}

function stepAt(
  run: NonNullable<Parameters<typeof restingCursorMs>[0]>,
  ms: number,
): EventId | undefined {
  const steps = run.steps.flatMap(({ event }) => run.events.filter(({ id }) => id === event));
  return steps.findLast(({ t }) => t <= ms)?.id;
}
