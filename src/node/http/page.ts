/** The first page as HTML. Every text passes `escapeXml`; nothing inline but text. */
import {
  escapeXml,
  plainText,
  renderRegionTable,
  tellReply,
  type Run,
  type Story,
} from '../../explain/index.ts';
import { slugOf, type Pattern, type Verdict } from '../../explore/index.ts';
import {
  boundsWords,
  exploredWords,
  replayLine,
  traceSentence,
  verdictWords,
} from '../../report/index.ts';
import { LIBRARY } from '../../../models/index.ts';

export type PageFacts = {
  readonly pattern: Pattern;
  readonly verdicts: readonly Verdict[];
  /** The verdict whose run is drawn. */
  readonly shown: Verdict | undefined;
  readonly run: Run | undefined;
};

export function renderPage({ pattern, verdicts, shown, run }: PageFacts): string {
  const isRefuted = shown?.status === 'refuted';
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeXml(pattern.name)} · geoproof</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/page.css">
<header><a href="/">geoproof</a></header>
<main>
<h1>${escapeXml(pattern.name)}</h1>
<p class="verdict${isRefuted ? ' bad' : ''}">${escapeXml(headline(verdicts))}</p>
<p class="belief">${escapeXml(pattern.belief ?? '')}</p>
${run === undefined || shown === undefined ? '' : renderRun(pattern, shown, run)}
<section>
<h2>Properties</h2>
<table>
<tbody>
${verdicts.map(renderVerdict).join('\n')}
</tbody>
</table>
${renderExplored(verdicts)}
</section>
</main>
<nav aria-label="Patterns">
${renderLibrary(pattern)}
</nav>
</html>
`;
}

/** The one sentence that a reader takes away. */
function headline(verdicts: readonly Verdict[]): string {
  const refuted = verdicts.filter(({ status }) => status === 'refuted');
  const unknown = verdicts.filter(({ status }) => status === 'unknown');
  const names = (some: readonly Verdict[]): string =>
    some.map(({ property }) => property).join(', ');
  if (refuted.length > 0) {
    return `Refuted: ${names(refuted)}. ${refuted.map(traceSentence).find((text) => text !== '') ?? ''}`;
  }
  if (unknown.length > 0) return `Unknown: ${names(unknown)}.`;
  return 'Holds in every execution inside the bounds.';
}

function renderRun(pattern: Pattern, shown: Verdict, run: Run): string {
  const slug = slugOf(pattern.name);
  const found = shown.counterexample ?? shown.witness;
  const word = shown.status === 'refuted' ? 'Smallest counterexample' : 'Shortest execution';
  const violated = run.steps.find(({ number }) => number === run.violated)?.event;
  const story = violated === undefined ? undefined : tellReply(run, violated);
  return `<section>
<h2>${word}: ${escapeXml(shown.property)}</h2>
<picture>
<source srcset="/drawings/${slug}.dark.svg" media="(prefers-color-scheme: dark)">
<img src="/drawings/${slug}.light.svg" alt="Space-time diagram of the run; the table below says the same.">
</picture>
${story === undefined ? '' : renderStory(story)}
<details>
<summary>As a table</summary>
<pre>${escapeXml(renderRegionTable(run))}</pre>
</details>
${found === undefined ? '' : `<p><code>${escapeXml(replayLine(found).replace('Replay: ', ''))}</code></p>`}
</section>`;
}

function renderStory({ title, lines }: Story): string {
  const items = lines.map(({ phrases }) => `<li>${escapeXml(plainText(phrases))}</li>`);
  return `<h3>${escapeXml(title)}</h3>\n<ul>\n${items.join('\n')}\n</ul>`;
}

function renderVerdict(verdict: Verdict): string {
  const { property, status, why, warning } = verdict;
  const marks = { holds: '✓', refuted: '✗', unknown: '?' };
  const note = why ?? warning;
  const more = note === undefined ? '' : `<br><small>${escapeXml(note)}</small>`;
  return `<tr class="${status}"><td>${marks[status]}</td><th scope="row">${escapeXml(property)}</th><td>${escapeXml(verdictWords(verdict))}${more}</td></tr>`;
}

function renderExplored([first]: readonly Verdict[]): string {
  if (first === undefined) return '';
  return `<p class="quiet">Explored: ${escapeXml(`${exploredWords(first)}: ${boundsWords(first.bounds)}`)}.</p>`;
}

function renderLibrary(current: Pattern): string {
  const groups = new Map<string, Pattern[]>();
  for (const pattern of LIBRARY) {
    const group = pattern.group ?? '';
    groups.set(group, [...(groups.get(group) ?? []), pattern]);
  }
  return [...groups]
    .map(([group, patterns]) => {
      const items = patterns.map((pattern) => {
        const here = pattern === current ? ' aria-current="page"' : '';
        return `<li><a href="/?pattern=${slugOf(pattern.name)}"${here}>${escapeXml(pattern.name)}</a></li>`;
      });
      return `<h2>${escapeXml(group)}</h2>\n<ul>\n${items.join('\n')}\n</ul>`;
    })
    .join('\n');
}
