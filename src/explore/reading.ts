/**
 * What a property may ask a region: anything that changes nothing. It is asked of a copy, so a
 * write would seem to work and be forgotten; it is refused instead, as is a misspelt name.
 */
import { findCommand, requireUse } from '../kernel/index.ts';

export function requireReading(argv: readonly string[]): void {
  const [name] = argv;
  requireUse(name !== undefined, "a property reads with a command: read(region, 'GET', key)");
  const command = findCommand(name);
  requireUse(command !== undefined, `a property reads with '${name}', which is no command`);
  requireUse(
    !command.flags.includes('write'),
    `a property reads with ${name}, which writes; a property changes nothing`,
  );
}
