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
  MEMBER_OFFLINE,
  onlyListens,
  OUT_OF_MEMORY,
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
import { isInReserve } from './memory.ts';
import type { Region, Session } from './state.ts';

const NOTHING: Execution['batches'] = [];

export function execute(region: Region, client: string, argv: Argv, instant: Instant): Execution {
  const name = argv[0] ?? '';
  const session = region.sessions.size === 0 ? undefined : region.sessions.get(client);
  const spec = findCommand(name);
  const isListening = region.subscribers.size > 0 && listens(region, client);
  const refusal =
    refuse(spec, argv, instant.profile) ??
    (isListening ? refuseWhileListening(spec, argv) : undefined) ??
    refuseWrite(spec, session, instant) ??
    (region.memory === undefined ? undefined : refuseForMemory(region, spec, session, instant));
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
    session.queued.push([...argv]);
    return { reply: QUEUED, batches: NOTHING };
  }
  if (spec.kind === 'pubsub') return runPubsub(region, spec, argv, client, instant);
  if (isListening && argv.length <= 2) return { reply: pongTo(argv), batches: NOTHING };
  return runCommand(region, spec, argv, instant);
}

const isExec = (spec: CommandSpec | undefined): boolean =>
  spec?.kind === 'session' && spec.handler === 'exec';

/** OOM-2, OOM-4: what grows is refused above the reserve; a member taken offline refuses all. */
function refuseForMemory(
  region: Region,
  spec: CommandSpec | undefined,
  session: Session | undefined,
  { profile }: Instant,
): ErrorReply | undefined {
  const { memory } = region;
  if (memory === undefined || spec === undefined) return undefined;
  if (memory.isOut && profile.switches.oomMode === 'member-offline') return MEMBER_OFFLINE;
  const specs = isExec(spec)
    ? (session?.queued ?? []).map(([name]) => findCommand(name ?? ''))
    : [spec];
  const grows = specs.some((each) => each?.flags.includes('denyoom') === true);
  return grows && isInReserve(region, memory) ? OUT_OF_MEMORY : undefined;
}

function refuseWhileListening(spec: CommandSpec | undefined, argv: Argv): ErrorReply | undefined {
  if (spec === undefined || isAllowedWhileListening(spec)) return undefined;
  return onlyListens(fullName(spec, argv));
}

/** As Redis names it: with its subcommand, `pubsub|numsub`. */
const fullName = ({ name, refuse: hasSubcommands }: CommandSpec, argv: Argv): string =>
  hasSubcommands === undefined || argv.length === 1 ? name : `${name}|${argv[1] ?? ''}`;

/** A region that may not write refuses write commands, and an EXEC that holds one (STL-1). */
function refuseWrite(
  spec: CommandSpec | undefined,
  session: Session | undefined,
  { refusesWrites }: Instant,
): ErrorReply | undefined {
  if (refusesWrites === undefined || spec === undefined) return undefined;
  const queued = isExec(spec) ? (session?.queued ?? []) : [];
  const isWriting = isWrite(spec) || queued.some(([name = '']) => isWrite(findCommand(name)));
  return isWriting ? refusesWrites : undefined;
}

/** A published message has a dot of its own, like any other write. */
const isWrite = (spec: CommandSpec | undefined): boolean =>
  spec?.flags.includes('write') === true || (spec?.kind === 'pubsub' && spec.handler === 'publish');

function refuse(
  spec: CommandSpec | undefined,
  argv: Argv,
  profile: Profile,
): ErrorReply | undefined {
  if (spec === undefined) return refuseCommand(argv);
  if (!arityMatches(spec, argv)) return wrongArity(argv[0] ?? '');
  return spec.refuse?.(argv) ?? checkSlots(spec, argv, profile);
}
