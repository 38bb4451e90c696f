/** The tables of the reference page, made from the tables that the format is made of. */
import { DIRECTIVES } from './directives.ts';
import { SETTINGS } from './settings.ts';

type Row = { readonly usage: readonly string[]; readonly summary: string };

/** Markdown tables by name: `settings` and `steps`. */
export function renderReference(): ReadonlyMap<string, string> {
  return new Map([
    ['settings', renderTable('setting', SETTINGS)],
    ['steps', renderTable('step', DIRECTIVES)],
  ]);
}

function renderTable(title: string, rows: readonly Row[]): string {
  const cells = rows.map(({ usage, summary }) => [
    usage.map((line) => `\`${line}\``).join('<br>'),
    summary,
  ]);
  const all = [[title, 'meaning'], ...cells];
  const widths = [0, 1].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[], fill: string): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0, fill)).join(' | ')} |`;
  const [head, ...body] = all;
  return [line(head ?? [], ' '), line(['', ''], '-'), ...body.map((row) => line(row, ' '))].join(
    '\n',
  );
}
