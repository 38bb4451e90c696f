/**
 * The verdicts of many patterns as one table: grouped by what people want, one line for a pattern
 * that holds, one line for each property that does not. What is not as its pattern expects is said
 * on its line, and nowhere is more claimed than was explored.
 */
import { clip, padEnd, PLAIN, widthOf, type Paint } from './paint.ts';
import { judgeVerdicts, type Judged, type PatternReport } from './pattern-report.ts';
import {
  boundsWords,
  count,
  expectedWords,
  exploredWords,
  groupThousands,
  verdictWords,
} from './verdict-words.ts';

export type TableOptions = {
  readonly paint?: Paint;
  /** Columns of the terminal; the table never grows wider than its content asks. */
  readonly width?: number;
};

type Row = {
  readonly mark: string;
  readonly name: string;
  readonly property: string;
  readonly words: string;
  readonly states: string;
  readonly tone: 'bad' | 'quiet' | 'strong';
  readonly isSurprising: boolean;
};

const widthDefault = 100;
const nameWidthMin = 16;
const propertyWidthMin = 20;

/** One line per pattern that holds, one per property that does not; ends without a newline. */
export function renderVerdictTable(
  reports: readonly PatternReport[],
  { paint = PLAIN, width = widthDefault }: TableOptions = {},
): string {
  const groups = new Map<string, Row[]>();
  for (const report of reports) {
    const group = report.pattern.group ?? '';
    groups.set(group, [...(groups.get(group) ?? []), ...rowsOf(report)]);
  }
  const rows = [...groups.values()].flat();
  const wordsWidth = Math.max(7, ...rows.map(({ words }) => widthOf(words)));
  const statesWidth = Math.max(6, ...rows.map(({ states }) => widthOf(states)));
  const [nameWidth, propertyWidth] = shareRoom(rows, width - 4 - wordsWidth - statesWidth - 6);
  const lay = (row: Row): string => {
    const words = padEnd(row.words, wordsWidth);
    const cells = [
      `  ${tint(row, row.mark, paint)} ${padEnd(clip(row.name, nameWidth), nameWidth)}`,
      tint(row, padEnd(clip(row.property, propertyWidth), propertyWidth), paint),
      tint(row, words, paint),
      paint.quiet(row.states.padStart(statesWidth)),
    ];
    const line = cells.join('  ');
    return row.isSurprising ? `${line}  ${paint.strong('← not as expected')}` : line;
  };
  const titles = [padEnd('Pattern', nameWidth), padEnd('Property', propertyWidth)];
  const head = [`    ${titles.join('  ')}`, padEnd('Verdict', wordsWidth), 'States'].join('  ');
  const body = [...groups].flatMap(([group, groupRows], index) => [
    ...(index === 0 ? [] : ['']),
    ...(group === '' ? [] : [paint.strong(group)]),
    ...groupRows.map(lay),
  ]);
  return [paint.quiet(head), '', ...body].join('\n');
}

/** Both columns as wide as they ask where that fits; else names give way down to a minimum. */
function shareRoom(rows: readonly Row[], room: number): readonly [number, number] {
  const name = Math.max(7, ...rows.map((row) => widthOf(row.name)));
  const property = Math.max(8, ...rows.map((row) => widthOf(row.property)));
  if (name + property <= room) return [name, property];
  const nameWidth = Math.min(
    name,
    Math.max(nameWidthMin, room - property, Math.floor(room * 0.55)),
  );
  return [nameWidth, Math.min(property, Math.max(propertyWidthMin, room - nameWidth))];
}

const tint = ({ tone }: Row, text: string, paint: Paint): string => paint[tone](text);

function rowsOf(report: PatternReport): readonly Row[] {
  const judged = judgeVerdicts(report);
  const told = judged.filter(
    ({ verdict, isAsExpected }) => verdict.status !== 'holds' || !isAsExpected,
  );
  const states = groupThousands(
    Math.max(0, ...judged.map(({ verdict }) => verdict.explored.states)),
  );
  const { name } = report.pattern;
  if (told.length === 0) {
    const property =
      judged.length === 1
        ? (judged[0]?.verdict.property ?? '')
        : `all ${String(judged.length)} properties`;
    const words = judged.length === 1 ? 'holds' : 'hold';
    return [{ mark: '✓', name, property, words, states, tone: 'quiet', isSurprising: false }];
  }
  return told.map((one, index) => ({
    ...rowOf(one),
    name: index === 0 ? name : '',
    states: index === 0 ? states : '',
  }));
}

function rowOf({ verdict, isAsExpected }: Judged): Omit<Row, 'name' | 'states'> {
  const { property, status } = verdict;
  const words = verdictWords(verdict);
  const isSurprising = !isAsExpected;
  switch (status) {
    case 'holds':
      return { mark: '✓', property, words, tone: 'quiet', isSurprising };
    case 'refuted':
      return { mark: '✗', property, words, tone: 'bad', isSurprising };
    case 'unknown':
      return { mark: '?', property, words, tone: 'strong', isSurprising };
  }
}

/** Every property of one pattern, with its belief above and what was explored below. */
export function renderPattern(report: PatternReport, { paint = PLAIN }: TableOptions = {}): string {
  const { pattern } = report;
  const judged = judgeVerdicts(report);
  const width = Math.max(0, ...judged.map(({ verdict }) => widthOf(verdict.property)));
  const lines = judged.flatMap((one) => {
    const row = { ...rowOf(one), name: '', states: '' };
    const surprise = row.isSurprising
      ? `  ${paint.strong(`← expected: ${expectedWords(one)}`)}`
      : '';
    const line = `  ${tint(row, row.mark, paint)} ${tint(row, padEnd(row.property, width), paint)}  ${tint(row, row.words, paint)}${surprise}`;
    const { why, warning, readings } = one.verdict;
    const notes = [why, warning, readings?.summary].filter((note) => note !== undefined);
    return [line, ...notes.map((note) => `    ${paint.quiet(note)}`)];
  });
  const [first] = judged;
  const explored =
    first === undefined
      ? ''
      : `  ${exploredWords(first.verdict)}: ${boundsWords(first.verdict.bounds)}`;
  const hint = judged.find(({ verdict }) => verdict.hint !== undefined)?.verdict.hint;
  return [
    paint.strong(pattern.name),
    ...(pattern.belief === undefined ? [] : [pattern.belief]),
    '',
    ...lines,
    '',
    paint.quiet(explored),
    ...(hint === undefined ? [] : [paint.quiet(`  Not looked at: ${hint}`)]),
  ].join('\n');
}

/** One or two lines that sum up a run; ends without a newline. */
export function renderSummary(reports: readonly PatternReport[], paint: Paint = PLAIN): string {
  const judged = reports.flatMap(judgeVerdicts);
  const of = (status: string): number =>
    judged.filter(({ verdict }) => verdict.status === status).length;
  const parts = [
    `${groupThousands(of('holds'))} ${of('holds') === 1 ? 'holds' : 'hold'}`,
    `${groupThousands(of('refuted'))} refuted`,
    ...(of('unknown') === 0 ? [] : [`${groupThousands(of('unknown'))} unknown`]),
  ];
  const missed = judged.filter(({ isAsExpected }) => !isAsExpected).length;
  const outcome =
    missed === 0
      ? 'every verdict is what its pattern expects'
      : paint.strong(`${count(missed, 'verdict')} ${missed === 1 ? 'is' : 'are'} not as expected`);
  const properties = count(judged.length, 'property', 'properties');
  return `${count(reports.length, 'pattern')}, ${properties}: ${parts.join(', ')}; ${outcome}.`;
}
