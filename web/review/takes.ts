/** What one can take along from a review: a test, a decision record, the drawing. */
import { layoutDiagram, renderSvg, restingCursorMs, type Run } from '../../src/explain/index.ts';
import { slugOf, type Verdict } from '../../src/index.ts';
import type { PatternCard } from '../engine/card.ts';
import type { PatternRef } from '../engine/message.ts';
import { saveFile } from '../frame/save-file.ts';
import { markdownOf, testOf } from './copies.ts';
import type { Take } from './copy-menu.tsx';

/** A drawing for a report: wide enough for every label of a usual run. */
const drawingWidth = 1100;

export type Reviewed = {
  readonly pattern: PatternRef;
  readonly card: PatternCard;
  readonly verdicts: readonly Verdict[];
  readonly run: Run | undefined;
  readonly cursorMs: number | undefined;
  readonly link: () => Promise<string>;
};

export function takesOf(reviewed: Reviewed): readonly Take[] {
  const { pattern, card, verdicts, run, cursorMs, link } = reviewed;
  return [
    {
      name: 'Copy as test',
      take: () => navigator.clipboard.writeText(testOf(pattern, card, verdicts)),
    },
    {
      name: 'Copy as Markdown',
      take: async () =>
        navigator.clipboard.writeText(markdownOf(card, pattern, verdicts, run, await link())),
    },
    {
      name: 'Download SVG',
      take: () => {
        if (run !== undefined)
          saveFile(`${slugOf(card.name)}.svg`, 'image/svg+xml', drawingOf(run, cursorMs));
      },
    },
  ];
}

/** The same bytes for the same run, wherever it is drawn. */
export function drawingOf(run: Run, cursorMs: number | undefined): string {
  const theme = document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light';
  const marks = layoutDiagram(run, drawingWidth, cursorMs ?? restingCursorMs(run));
  return renderSvg(marks, { theme, title: run.title });
}
