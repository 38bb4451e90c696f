/** `geoproof play` serves the playground; `geoproof start` shows the library's verdicts first. */
import { LIBRARY } from '../../../models/index.ts';
import { renderSummary, renderVerdictTable } from '../../report/index.ts';
import { serveUntilStopped } from '../http/index.ts';
import { checkPatterns } from './check-patterns.ts';
import { renderDetails } from './check-command.ts';
import type { ServeRequest } from './read-arguments.ts';
import type { Terminal } from './terminal.ts';

/** Stays until a signal stops it; the exit code. */
export async function runPlay({ port, host }: ServeRequest, terminal: Terminal): Promise<number> {
  const { paint, print } = terminal;
  await serveUntilStopped({ port, host }, (url) => {
    print(`The playground: ${paint.strong(url)}  (Ctrl-C stops it)`);
  });
  return 0;
}

/** What a fresh clone shows: the table, the story it was written for, and where to look further. */
export async function runStart(request: ServeRequest, terminal: Terminal): Promise<number> {
  const { paint, tableWidth, print } = terminal;
  const found = LIBRARY.map((pattern) => ({ pattern, file: undefined }));
  const { reports, wasInterrupted } = await checkPatterns(found, terminal);
  print(
    `${renderVerdictTable(reports, { paint, width: tableWidth })}\n\n${renderSummary(reports, paint)}\n`,
  );
  if (wasInterrupted) return 2;
  const [first] = reports;
  if (first !== undefined) print(`${await renderDetails(first, terminal, true)}\n`);
  return runPlay(request, terminal);
}
