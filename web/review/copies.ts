/** A review as a test that runs and as a decision record. */
import { renderRegionTable, plainText, tellReply, type Run } from '../../src/explain/index.ts';
import type { Verdict } from '../../src/index.ts';
import { boundsWords, exploredWords, replayLine, traceSentence } from '../../src/report/index.ts';
import type { PatternCard } from '../engine/card.ts';
import type { PatternRef } from '../engine/message.ts';

/** A vitest file: checks the pattern again and expects what was found. */
export function testOf(ref: PatternRef, card: PatternCard, verdicts: readonly Verdict[]): string {
  const expected = verdicts
    .map(({ property, status }) => `    ${quote(property)}: ${quote(status)},`)
    .join('\n');
  const [imports, pattern] =
    ref.kind === 'library'
      ? [
          "import { check } from 'geoproof';\nimport { findPattern } from 'geoproof/models';",
          `const pattern = findPattern(${quote(card.name)});`,
        ]
      : [
          "import { check } from 'geoproof';\n// The pattern as it was written; keep it in this file beside the test.",
          "import pattern from './pattern.ts';",
        ];
  const [, bounds] = ['', boundsOf(verdicts)];
  return `import { expect, test } from 'vitest';
${imports}
${ref.kind === 'library' ? '' : `${pattern}\n`}
test(${quote(`${card.name}: every property has the verdict it was reviewed with`)}, async () => {
${ref.kind === 'library' ? `  ${pattern}\n  if (pattern === undefined) throw new Error('the library has no such pattern');\n` : ''}  const verdicts = await check(pattern, { bounds: ${bounds} });
  expect(Object.fromEntries(verdicts.map(({ property, status }) => [property, status]))).toEqual({
${expected}
  });
});
`;
}

function boundsOf([first]: readonly Verdict[]): string {
  if (first === undefined) return '{}';
  const { faults, skewsMs, lagMsMax, tickMs, statesMax } = first.bounds;
  const lag =
    lagMsMax === undefined ? '' : `, lagMsMax: ${String(lagMsMax)}, tickMs: ${String(tickMs)}`;
  return `{ faults: { timeouts: ${String(faults.timeouts)}, cuts: ${String(faults.cuts)} }, skewsMs: [${skewsMs.join(', ')}]${lag}, statesMax: ${String(statesMax)} }`;
}

const quote = (text: string): string => `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;

/** A decision record: verdict, bounds, the run as the vendor draws it, reasons, link. */
export function markdownOf(
  card: PatternCard,
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
    ...(run === undefined ? [] : ['## The run', '', '```text', renderRegionTable(run), '```', '']),
    ...(story === undefined
      ? []
      : [
          `## ${story.title}`,
          '',
          ...story.lines.map(({ phrases }) => `- ${plainText(phrases)}`),
          '',
        ]),
    ...(refuted?.counterexample === undefined
      ? []
      : [`\`${replayLine(refuted.counterexample)}\``, '']),
    `Link: ${link}`,
    '',
  ].join('\n');
}

const cell = (text: string): string => text.replace(/\|/g, '\\|');
