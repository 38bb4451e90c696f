/** Which command does what was asked. */
import { packageVersion } from '../package-root.ts';
import { runCheck } from './check-command.ts';
import { renderCommandHelp, renderHelp } from './help.ts';
import { readArguments } from './read-arguments.ts';
import { runReplay } from './replay-command.ts';
import { runScenarios } from './run-command.ts';
import type { Terminal } from './terminal.ts';

/** The exit code; bad use is thrown as a `UsageError`. */
export async function runCommandLine(argv: readonly string[], terminal: Terminal): Promise<number> {
  const request = readArguments(argv);
  switch (request.kind) {
    case 'help': {
      const { command } = request;
      terminal.print(command === undefined ? renderHelp() : renderCommandHelp(command));
      return 0;
    }
    case 'version':
      terminal.print(packageVersion());
      return 0;
    case 'check':
      return runCheck(request, terminal);
    case 'run':
      return runScenarios(request, terminal);
    case 'replay':
      return runReplay(request, terminal);
    case 'play':
      return (await playing()).runPlay(request, terminal);
    case 'start':
      return (await playing()).runStart(request, terminal);
    case 'serve':
      terminal.remark(
        'geoproof: serve is not built yet: there are no Redis ports; use check, run, replay or play.',
      );
      return 2;
  }
}

/** Only who plays waits for a web server to load. */
const playing = (): Promise<typeof import('./play-command.ts')> => import('./play-command.ts');
