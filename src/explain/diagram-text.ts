/**
 * The run as a Time / Region table, the way the vendor's documentation writes its examples: one
 * column per region, one row per moment, what concerns the link across all columns. For terminals
 * and, in the second form, for Markdown.
 */
import { renderInline, type TraceEvent } from '../kernel/index.ts';
import { renderLegend, tellCommand, tellEvent } from './line.ts';
import { regionNamed, renderMoment, stepOf, type Run } from './run.ts';

export type TableOptions = {
  /** Columns of the terminal; the table never grows wider than its content asks. */
  readonly width?: number;
  /** Only the numbered steps, without what the network did in between. */
  readonly stepsOnly?: boolean;
};

const terminalWidth = 100;
const columnWidthMin = 18;
const columnGap = 3;

/** The table for a terminal, lines without trailing blanks, ending without a newline. */
export function renderRegionTable(
  run: Run,
  { width = terminalWidth, stepsOnly = false }: TableOptions = {},
): string {
  const rows = rowsOf(run, stepsOnly);
  const timeWidth = Math.max(timeHeading(run).length, ...rows.map(({ time }) => time.length));
  const room = width - timeWidth - columnGap * run.regions.length;
  const fair = Math.max(columnWidthMin, Math.floor(room / Math.max(1, run.regions.length)));
  const widths = run.regions.map(({ name, position }) =>
    Math.min(fair, Math.max(name.length, ...rows.map((row) => longest(row.cells[position] ?? [])))),
  );
  const lay = (time: string, cells: readonly string[]): string =>
    [time.padEnd(timeWidth), ...cells.map((cell, index) => cell.padEnd(widths[index] ?? 0))]
      .join(' '.repeat(columnGap))
      .trimEnd();
  const total = timeWidth + widths.reduce((sum, columns) => sum + columns + columnGap, 0);
  const head = lay(
    timeHeading(run),
    run.regions.flatMap(({ name, position }) => wrapCell(name, widths[position] ?? 0)[0] ?? ''),
  );
  const rule = lay(
    '─'.repeat(timeWidth),
    widths.map((columns) => '─'.repeat(columns)),
  );
  const body = rows.flatMap((row) =>
    row.across === undefined ? layRow(row, widths, lay) : [layAcross(row, timeWidth, total)],
  );
  const legend = renderLegend(run);
  return [...(legend === '' ? [] : [legend, '']), head, rule, ...body].join('\n');
}

const timeHeading = ({ axis }: Run): string => (axis === 'ms' ? 'Time' : 'Event');

type TableRow = {
  readonly time: string;
  /** Lines per region, by position. */
  readonly cells: readonly (readonly string[])[];
  /** What concerns a link and no region. */
  readonly across: string | undefined;
};

/** One row per moment; events of one moment in one region stand under each other. */
function rowsOf(run: Run, stepsOnly: boolean): readonly TableRow[] {
  const rows: TableRow[] = [];
  const events = run.events.filter((event) => !stepsOnly || stepOf(run, event.id) !== undefined);
  let lastMs: number | undefined;
  for (const event of events) {
    const time = event.t === lastMs ? '' : renderMoment(run, event.t);
    lastMs = event.t;
    const position = 'region' in event ? regionNamed(run, event.region)?.position : undefined;
    if (position === undefined) {
      rows.push({ time, cells: [], across: numbered(run, event, acrossWords(run, event)) });
      continue;
    }
    const lines = cellLines(run, event);
    const last = rows.at(-1);
    const canJoin =
      time === '' && last?.across === undefined && (last?.cells[position] ?? []).length === 0;
    const cells = run.regions.map((region) => (region.position === position ? lines : []));
    if (last !== undefined && canJoin) {
      rows[rows.length - 1] = {
        ...last,
        cells: last.cells.map((cell, index) => [...cell, ...(cells[index] ?? [])]),
      };
    } else rows.push({ time, cells, across: undefined });
  }
  return rows;
}

const numbered = (run: Run, event: TraceEvent, words: string): string => {
  const step = stepOf(run, event.id);
  return step === undefined ? words : `${String(step)}. ${words}`;
};

function acrossWords(run: Run, event: TraceEvent): string {
  const words = linkWords(run, event);
  return isViolation(run, event) ? `${words} ${violates}` : words;
}

function linkWords(run: Run, event: TraceEvent): string {
  if (event.kind !== 'cut' && event.kind !== 'heal') return tellEvent(run, event).what;
  const ends = `${event.from} ${event.oneWay ? '→' : '⇄'} ${event.to}`;
  return event.kind === 'cut' ? `link ${ends} cut` : `link ${ends} heals`;
}

/** What the event says; under the step that violates the property, that it does. */
function cellLines(run: Run, event: TraceEvent): readonly string[] {
  const lines = eventLines(run, event);
  if (!isViolation(run, event)) return lines;
  return [...lines, `${' '.repeat(String(run.violated).length + 2)}${violates}`];
}

const violates = '← violates the property';

const isViolation = (run: Run, { id }: TraceEvent): boolean =>
  run.violated !== undefined && stepOf(run, id) === run.violated;

/** Command above, reply below, as the documentation writes them; effects in brackets. */
function eventLines(run: Run, event: TraceEvent): readonly string[] {
  const step = stepOf(run, event.id);
  const indent = ' '.repeat(step === undefined ? 0 : String(step).length + 2);
  switch (event.kind) {
    case 'command':
      return [
        numbered(run, event, tellCommand(run, event.argv)),
        `${indent}→ ${renderInline(event.reply)}`,
      ];
    case 'told': {
      const value = event.value === undefined || event.value === '' ? '' : ` ${event.value}`;
      return [numbered(run, event, `* ${event.what}${value}`)];
    }
    case 'apply':
    case 'duplicate':
    case 'message': {
      const { reply } = tellEvent(run, event);
      return [
        numbered(run, event, `‹ ${tellEvent(run, event).what}`),
        ...(reply === '' ? [] : [`${indent}  ${reply}`]),
      ];
    }
    case 'expire':
    case 'evict':
    case 'flush':
    case 'full-sync':
    case 'partial-sync':
    case 'partial-sync-error':
    case 'crash':
    case 'restart':
    case 'join':
    case 'release':
    case 'linking':
    case 'leave':
    case 'left':
    case 'clock':
    case 'drift':
    case 'force-remove':
    case 'collect':
    case 'lost':
    case 'clog':
    case 'unclog':
    case 'maxmemory':
    case 'out-of-memory':
    case 'memory-back':
    case 'cut':
    case 'heal': {
      const { what, reply } = tellEvent(run, event);
      return [numbered(run, event, what), ...(reply === '' ? [] : [`${indent}→ ${reply}`])];
    }
  }
}

const longest = (lines: readonly string[]): number =>
  lines.reduce((most, line) => Math.max(most, line.length), 0);

function layRow(
  row: TableRow,
  widths: readonly number[],
  lay: (time: string, cells: readonly string[]) => string,
): readonly string[] {
  const wrapped = widths.map((columns, index) =>
    (row.cells[index] ?? []).flatMap((line) => wrapCell(line, columns)),
  );
  const height = Math.max(1, ...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, index) =>
    lay(
      index === 0 ? row.time : '',
      wrapped.map((lines) => lines[index] ?? ''),
    ),
  );
}

function layAcross({ time, across }: TableRow, timeWidth: number, total: number): string {
  const lead = `${time.padEnd(timeWidth)}${' '.repeat(columnGap)}── ${across ?? ''} `;
  return lead.padEnd(total, '─');
}

/** Breaks a line at spaces, continuation lines indented; a word too long for the column is broken. */
function wrapCell(line: string, columns: number): readonly string[] {
  if (line.length <= columns) return [line];
  const indent = ' '.repeat(
    Math.min((/^\s*(?:\d+\. )?/.exec(line)?.[0] ?? '').length + 2, Math.floor(columns / 2)),
  );
  const at = line.lastIndexOf(' ', columns);
  const isBreakable = line.slice(0, at).trim() !== '' && at > indent.length;
  const cut = isBreakable ? at : columns;
  const rest = line.slice(cut).trimStart();
  return [line.slice(0, cut), ...wrapCell(`${indent}${rest}`, columns)];
}

/** The same table in Markdown, one row per event. */
export function renderMarkdownTable(run: Run, { stepsOnly = false }: TableOptions = {}): string {
  const names = run.regions.map(({ name }) => escapeCell(name));
  const rows = rowsOf(run, stepsOnly).map(({ time, cells, across }) => {
    const columns =
      across === undefined
        ? run.regions.map((_, index) => markdownCell(cells[index] ?? []))
        : run.regions.map(() => `— ${escapeCell(across)} —`);
    return `| ${[time, ...columns].join(' | ')} |`;
  });
  return [
    `| ${[timeHeading(run), ...names].join(' | ')} |`,
    `|${' --- |'.repeat(names.length + 1)}`,
    ...rows,
  ].join('\n');
}

const markdownCell = (lines: readonly string[]): string =>
  lines.map((line) => escapeCell(line.trim())).join('<br>');

/** Characters that Markdown or HTML would read as markup. */
const escapeCell = (source: string): string =>
  source
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/[\\`*_|[\]]/g, (character) => `\\${character}`);
