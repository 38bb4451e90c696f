/** Transactions of one connection: atomic and watched inside this region only (TXN-1…3). */
import {
  array,
  isError,
  NIL_ARRAY,
  OK,
  QUEUED,
  slotOf,
  type ByteString,
  type Reply,
} from '../base/index.ts';
import {
  checkSlots,
  DISCARD_WITHOUT_MULTI,
  EXEC_ABORTED,
  EXEC_WITHOUT_MULTI,
  findCommand,
  isClustered,
  keyIndexes,
  NESTED_MULTI,
  WATCH_INSIDE_MULTI,
  CROSS_SLOT,
  type Argv,
  type SessionCommand,
} from '../commands/index.ts';
import type { Effect } from './effect.ts';
import type { Execution, Instant } from './instant.ts';
import { runQueuedPubsub } from './pubsub.ts';
import { runCommand } from './run-command.ts';
import { expireOwned } from './expire.ts';
import { entryAt } from './lone-write.ts';
import { sessionOf, type Region, type Session } from './state.ts';
import { isExpired } from './visible.ts';

const only = (reply: Reply): Execution => ({ reply, batches: [] });

export function runSession(
  region: Region,
  spec: SessionCommand,
  argv: Argv,
  client: string,
  instant: Instant,
): Execution {
  const session = sessionOf(region, client);
  switch (spec.handler) {
    case 'multi':
      if (session.queued !== undefined) return only(NESTED_MULTI);
      session.queued = [];
      return only(OK);
    case 'discard':
      if (session.queued === undefined) return only(DISCARD_WITHOUT_MULTI);
      close(region, client);
      return only(OK);
    case 'watch': {
      if (session.queued !== undefined) return only(WATCH_INSIDE_MULTI);
      const batches = expireOwned(region, instant);
      for (const key of argv.slice(1)) watch(region, session, key, instant);
      return { reply: OK, batches };
    }
    case 'unwatch':
      // Inside MULTI it is queued in Redis too, where it then changes nothing any more.
      if (session.queued !== undefined) return queueUnwatch(session, argv);
      close(region, client);
      return only(OK);
    case 'exec':
      return runTransaction(region, session, client, instant);
  }
}

function queueUnwatch(session: Session, argv: Argv): Execution {
  session.queued?.push([...argv]);
  return only(QUEUED);
}

function runTransaction(
  region: Region,
  session: Session,
  client: string,
  instant: Instant,
): Execution {
  const { queued, isBroken } = session;
  if (queued === undefined) return only(EXEC_WITHOUT_MULTI);
  const batches = expireOwned(region, instant);
  const isStale = session.isStale || hasExpiredWatch(region, session, instant);
  const watched = session.watched;
  close(region, client);
  if (isBroken) return { reply: EXEC_ABORTED, batches };
  if (isStale) return { reply: NIL_ARRAY, batches };
  if (spansSlots(queued, watched, instant)) return { reply: CROSS_SLOT, batches };
  const replies: Reply[] = [];
  for (const argv of queued) {
    const spec = findCommand(argv[0] ?? '');
    if (spec === undefined || spec.kind === 'session') {
      replies.push(OK);
      continue;
    }
    const run =
      spec.kind === 'pubsub'
        ? runQueuedPubsub(region, spec, argv, client, instant)
        : runCommand(region, spec, argv, instant);
    replies.push(run.reply);
    batches.push(...run.batches.map((batch) => [...batch]));
  }
  return { reply: array(replies), batches: shipped(batches, instant) };
}

/** TXN-2: contiguous effects that others may observe one by one, or one indivisible batch. */
function shipped(batches: Effect[][], instant: Instant): Effect[][] {
  const isAtomic = instant.profile.switches.execVisibility === 'atomic';
  return isAtomic && batches.length > 1 ? [batches.flat()] : batches;
}

/** CLU-4: a transaction and its watched keys are single-slot. */
function spansSlots(queued: readonly Argv[], watched: Argv, instant: Instant): boolean {
  if (!isClustered(instant.profile)) return false;
  const slots = new Set(watched.map(slotOf));
  for (const argv of queued) {
    const spec = findCommand(argv[0] ?? '');
    if (spec === undefined || isError(checkSlots(spec, argv, instant.profile))) continue;
    for (const index of keyIndexes(spec, argv)) {
      const key = argv[index];
      if (key !== undefined) slots.add(slotOf(key));
    }
  }
  return slots.size > 1;
}

function watch(region: Region, session: Session, key: ByteString, instant: Instant): void {
  if (session.watched.includes(key)) return;
  session.watched.push(key);
  if (isHidden(region, key, instant)) session.expired.push(key);
}

/** A key that expired since it was watched changed; one that was hidden already did not (EXP-4). */
function hasExpiredWatch(region: Region, session: Session, instant: Instant): boolean {
  return session.watched.some(
    (key) => !session.expired.includes(key) && isHidden(region, key, instant),
  );
}

function isHidden(region: Region, key: ByteString, { wallMs, profile }: Instant): boolean {
  const entry = entryAt(region, key);
  return entry !== undefined && isExpired(entry, wallMs, profile);
}

function close(region: Region, client: string): void {
  region.sessions.delete(client);
}
