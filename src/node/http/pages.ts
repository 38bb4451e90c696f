/**
 * The first page, for as long as the playground is not built: the verdict of one pattern, its
 * counterexample as a space-time diagram, why it came out so, and the whole library to choose from.
 * No script, no state; every word and every mark comes from the same rooms as in the terminal.
 */
import { Router } from 'express';
import { layoutDiagram, renderSvg, restingCursorMs, type Theme } from '../../explain/index.ts';
import { slugOf, type Pattern, type Verdict } from '../../explore/index.ts';
import { runOfVerdict } from '../../report/index.ts';
import { findPattern, LIBRARY } from '../../../models/index.ts';
import { patternOf, readQuery } from './api.ts';
import { statesOnRequestMax, type CheckQueue } from './check-queue.ts';
import { renderPage } from './page.ts';
import { pageStyle } from './page-style.ts';
import { Problem } from './problem.ts';
import { drawingPolicy } from './security.ts';

const drawingWidth = 1040;

export function createPages(checks: CheckQueue): Router {
  const pages = Router();
  const verdictsOf = (pattern: Pattern, isWanted: () => boolean): Promise<readonly Verdict[]> =>
    checks.ask(pattern, statesOnRequestMax, isWanted);

  pages.get('/', async (request, response) => {
    const query = readQuery(request, ['pattern']);
    const name = query.get('pattern');
    const [first] = LIBRARY;
    const pattern = name === undefined && first !== undefined ? first : patternOf(name);
    const verdicts = await verdictsOf(pattern, () => !response.destroyed);
    const shown = shownVerdict(verdicts);
    const run = shown === undefined ? undefined : await runOfVerdict(pattern, shown);
    response
      .set('Cache-Control', 'no-cache')
      .type('html')
      .send(renderPage({ pattern, verdicts, shown, run }));
  });
  pages.get('/page.css', (_request, response) => {
    response.set('Cache-Control', 'no-cache').type('css').send(pageStyle());
  });
  pages.get('/drawings/:file', async (request, response) => {
    const [slug = '', theme = '', ...rest] = request.params.file.split('.');
    const pattern = findPattern(slug);
    if (pattern === undefined || !isTheme(theme) || rest.join('.') !== 'svg') {
      const instead = `/drawings/${slugOf(LIBRARY[0]?.name ?? '')}.light.svg`;
      throw new Problem(404, `there is no drawing '${request.params.file}'`, `there is ${instead}`);
    }
    const verdicts = await verdictsOf(pattern, () => !response.destroyed);
    const shown = shownVerdict(verdicts);
    const run = shown === undefined ? undefined : await runOfVerdict(pattern, shown);
    if (run === undefined) {
      throw new Problem(404, `no run of '${pattern.name}' is known`, 'see /api/check');
    }
    const marks = layoutDiagram(run, drawingWidth, restingCursorMs(run));
    response
      .set('Content-Security-Policy', drawingPolicy)
      .set('Cache-Control', 'no-cache')
      .type('svg')
      .send(renderSvg(marks, { theme, title: run.title }));
  });
  return pages;
}

const isTheme = (word: string): word is Theme => word === 'light' || word === 'dark';

/** What is worth drawing: the first counterexample, else the first execution that shows something. */
function shownVerdict(verdicts: readonly Verdict[]): Verdict | undefined {
  return (
    verdicts.find(({ counterexample }) => counterexample !== undefined) ??
    verdicts.find(({ witness }) => witness !== undefined)
  );
}
