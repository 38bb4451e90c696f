/** Commands about which a simulation says nothing: no Redis has them, or none of them is simulated yet. */
import { suggest } from '../base/index.ts';
import { arityMatches, type Argv } from './spec.ts';
import { isNotSimulated, refuseAsVendor } from './support.ts';
import { COMMANDS, findCommand } from './table.ts';

/**
 * Why nothing could be learned from sending these words; `undefined` where the reply is that of Active-Active,
 * its refusals included.
 */
export function mistakeIn(argv: Argv): string | undefined {
  const [name = ''] = argv;
  const spec = findCommand(name);
  if (spec !== undefined) {
    const usage = `${spec.name.toUpperCase()} ${spec.usage}`.trim();
    return arityMatches(spec, argv) ? undefined : `it is written ${usage}`;
  }
  if (refuseAsVendor(argv) !== undefined) return undefined;
  if (isNotSimulated(argv)) return 'Active-Active has it, and it is not simulated yet';
  const near = suggest(
    name.toLowerCase(),
    COMMANDS.map((command) => command.name),
  );
  return `no Redis has such a command.${near}`;
}
