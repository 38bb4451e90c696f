/** A review as a test that runs and as a decision record. */
import {
  plainText,
  renderLegend,
  renderMarkdownTable,
  tellReply,
  type Run,
} from '../../src/explain/index.ts';
import type { Verdict } from '../../src/index.ts';
import { boundsWords, exploredWords, replayLine, traceSentence } from '../../src/report/index.ts';
import type { PatternCard } from '../engine/card.ts';
import type { Cast } from '../engine/cast.ts';
import type { PatternRef } from '../engine/message.ts';

/** A vitest file: checks the pattern again and expects what was found. */
export function testOf(ref: PatternRef, card: PatternCard, verdicts: readonly Verdict[]): string {
  const expected = verdicts.map(
    ({ property, status }) => `    ${quote(property)}: ${quote(status)},`,
  );
  const title = quote(`${card.name}: every property has the verdict it was reviewed with`);
  return [
    "import * as vitest from 'vitest';",
    "import { check as checkPattern } from 'geoproof';",
    ...(ref.kind === 'library' ? fromLibrary(ref.slug) : fromSource(ref.source)),
    ...(ref.cast === undefined ? [] : recast(ref.cast)),
    '',
    `vitest.test(${title}, async () => {`,
    `  const verdicts = await checkPattern(${ref.cast === undefined ? 'pattern' : 'recast'}, {`,
    `    bounds: ${boundsOf(verdicts)},`,
    '  });',
    '  const statuses = verdicts.map(({ property, status }) => [property, status]);',
    '  vitest.expect(Object.fromEntries(statuses)).toEqual({',
    ...expected,
    '  });',
    '});',
    '',
  ].join('\n');
}

const fromLibrary = (slug: string): readonly string[] => [
  "import { findPattern } from 'geoproof/models';",
  '',
  `const pattern = findPattern(${quote(slug)});`,
  "if (pattern === undefined) throw new Error('the library has no such pattern');",
];

/** The pattern stands in the test as it was written; only its export becomes a name. */
function fromSource(source: string): readonly string[] {
  const named = source.replace(/^export default /m, 'const pattern = ');
  return named === source
    ? ['// Keep the pattern in pattern.ts beside this file.', "import pattern from './pattern.ts';"]
    : ['', ...named.trimEnd().split('\n')];
}

/** Who takes part, where it is not the pattern's own. */
const recast = ({ regions, clients }: Cast): readonly string[] => [
  '',
  'const recast = {',
  '  ...pattern,',
  `  regions: [${regions.map(quote).join(', ')}],`,
  '  clients: [',
  ...clients.map(
    ({ like, name, region }) =>
      `    { ...pattern.clients[${String(like)}], name: ${quote(name)}, region: ${quote(region)} },`,
  ),
  '  ],',
  '};',
];

function boundsOf([first]: readonly Verdict[]): string {
  if (first === undefined) return '{}';
  const { faults, persistence, skewsMs, lagMsMax, tickMs, deadlines, statesMax } = first.bounds;
  const lag =
    lagMsMax === undefined ? '' : `, lagMsMax: ${String(lagMsMax)}, tickMs: ${String(tickMs)}`;
  return `{ faults: { timeouts: ${String(faults.timeouts)}, lateCommands: ${String(faults.lateCommands)}, cuts: ${String(faults.cuts)}, crashes: ${String(faults.crashes)} }, persistence: '${persistence}', skewsMs: [${skewsMs.join(', ')}]${lag}, deadlines: ${String(deadlines)}, statesMax: ${String(statesMax)} }`;
}

const quote = (text: string): string => `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;

/** A decision record: verdict, bounds, the run as the vendor draws it, reasons, link. */
export function markdownOf(
  card: PatternCard,
  ref: PatternRef,
  verdicts: readonly Verdict[],
  run: Run | undefined,
  link: string,
): string {
  const rows = verdicts.map(
    (verdict) => `| ${cell(verdict.property)} | ${verdict.status} | ${exploredWords(verdict)} |`,
  );
  const [first] = verdicts;
  const refuted = verdicts.find(({ status }) => status === 'refuted');
  const violated = run?.steps.find(({ number }) => number === run.violated)?.event;
  const story = run === undefined || violated === undefined ? undefined : tellReply(run, violated);
  return [
    `# ${card.name}`,
    '',
    card.belief,
    '',
    `**Bounds:** ${first === undefined ? 'none' : boundsWords(first.bounds)}.`,
    '',
    '| Property | Verdict | Explored |',
    '| --- | --- | --- |',
    ...rows,
    '',
    ...(refuted === undefined ? [] : [traceSentence(refuted), '']),
    ...(run === undefined ? [] : ['## The run', '', ...runAsTable(run), '']),
    ...(story === undefined
      ? []
      : [
          `## ${story.title}`,
          '',
          ...story.lines.map(({ phrases }) => `- ${plainText(phrases)}`),
          '',
        ]),
    // A token names a pattern of the library as it is there.
    ...(refuted?.counterexample === undefined || ref.kind === 'own' || ref.cast !== undefined
      ? []
      : [`\`${replayLine(refuted.counterexample)}\``, '']),
    `Link: ${link}`,
    '',
  ].join('\n');
}

/** As the vendor's documentation writes its examples: one column for each region. */
function runAsTable(run: Run): readonly string[] {
  const legend = renderLegend(run);
  return [...(legend === '' ? [] : [`\`${legend}\``, '']), renderMarkdownTable(run)];
}

const cell = (text: string): string => text.replace(/\|/g, '\\|');
