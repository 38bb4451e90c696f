/**
 * One command at one region: look it up, check it, let it read and plan, name each planned write
 * (dot, stamp, observed clock) and apply it. What is returned is what must be queued for the
 * other regions; nothing is sent from here.
 */
import { QUEUED, type ErrorReply } from '../base/index.ts';
import {
  arityMatches,
  checkSlots,
  execAbortedBy,
  findCommand,
  onlyListens,
  refuseCommand,
  wrongArity,
  type Argv,
  type CommandSpec,
} from '../commands/index.ts';
import type { Profile } from '../profile.ts';
import type { Execution, Instant } from './instant.ts';
import { isAllowedWhileListening, listens, pongTo, runPubsub } from './pubsub.ts';
import { runCommand } from './run-command.ts';
import { runSession } from './session.ts';
import type { Region } from './state.ts';

const NOTHING: Execution['batches'] = [];

export function execute(region: Region, client: string, argv: Argv, instant: Instant): Execution {
  const name = argv[0] ?? '';
  const spec = findCommand(name);
  const isListening = region.subscribers.size > 0 && listens(region, client);
  const refusal =
    refuse(spec, argv, instant.profile) ??
    (isListening ? refuseWhileListening(spec, argv) : undefined);
  const session = region.sessions.size === 0 ? undefined : region.sessions.get(client);
  if (refusal !== undefined && isExec(spec)) {
    region.sessions.delete(client);
    return { reply: execAbortedBy(refusal), batches: NOTHING };
  }
  if (refusal !== undefined || spec === undefined) {
    if (session?.queued !== undefined) session.isBroken = true;
    return { reply: refusal ?? wrongArity(name), batches: NOTHING };
  }
  if (spec.kind === 'session') return runSession(region, spec, argv, client, instant);
  if (session?.queued !== undefined) {
    session.queued.push(argv);
    return { reply: QUEUED, batches: NOTHING };
  }
  if (spec.kind === 'pubsub') return runPubsub(region, spec, argv, client, instant);
  if (isListening && argv.length <= 2) return { reply: pongTo(argv), batches: NOTHING };
  return runCommand(region, spec, argv, instant);
}

const isExec = (spec: CommandSpec | undefined): boolean =>
  spec?.kind === 'session' && spec.handler === 'exec';

function refuseWhileListening(spec: CommandSpec | undefined, argv: Argv): ErrorReply | undefined {
  if (spec === undefined || isAllowedWhileListening(spec)) return undefined;
  return onlyListens(fullName(spec, argv));
}

/** As Redis names it: with its subcommand, `pubsub|numsub`. */
const fullName = ({ name, refuse: hasSubcommands }: CommandSpec, argv: Argv): string =>
  hasSubcommands === undefined || argv.length === 1 ? name : `${name}|${argv[1] ?? ''}`;

function refuse(
  spec: CommandSpec | undefined,
  argv: Argv,
  profile: Profile,
): ErrorReply | undefined {
  if (spec === undefined) return refuseCommand(argv);
  if (!arityMatches(spec, argv)) return wrongArity(argv[0] ?? '');
  return spec.refuse?.(argv) ?? checkSlots(spec, argv, profile);
}
