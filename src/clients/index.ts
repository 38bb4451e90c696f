/** Face of the clients room: application clients as programs that ask and are answered. */
import { asyncProgram } from './async-program.ts';
import type { Client, Program } from './client.ts';
import { machineProgram } from './machine-program.ts';

export * from './client.ts';
export type { MessageEvent, ReplyEvent } from './machine-program.ts';

/** The program behind a client, whichever way it was written. */
export function programOf(client: Client): Program {
  const { program } = client;
  return program.kind === 'async'
    ? asyncProgram(client, program.run)
    : machineProgram(client, program.machine);
}
