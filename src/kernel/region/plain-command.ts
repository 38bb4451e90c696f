/**
 * The short way for what busy applications mostly send: `SET key value`, `INCR key`, `SADD key member`
 * and `SREM key member`, to a key that is of their kind or absent, in a region about which nothing is
 * special. Each comes to the reply and the effect of the long way (`execute`), which takes whatever is
 * not as plain as that. Traced worlds always go the long way, and a law holds silent ones to them.
 */
import { integer, OK, ONE, ZERO, type ByteString, type Reply } from '../base/index.ts';
import { wordAt, type Argv } from '../commands/index.ts';
import {
  hasMember,
  heldMember,
  isCellLive,
  readCounter,
  type SetPayload,
  type SetState,
  type StringPayload,
} from '../crdt/index.ts';
import type { Profile } from '../profile.ts';
import { quietly, type Applying } from './apply.ts';
import type { Effect } from './effect.ts';
import { NO_PLACE } from './keyspace.ts';
import { nameContent } from './name.ts';
import { isBare, onlyHeader, type Kept, type Region } from './state.ts';

/** Takes what was written, and where its key stands. */
export type Outbox = { effect: Effect | undefined; place: number };

/**
 * `undefined`, and nothing has changed, where the long way has to be taken. What was written is left in
 * the outbox, if anything was: a result made for every command would be a tenth of all garbage.
 */
export function executePlainly(
  region: Region,
  argv: Argv,
  wallMs: number,
  profile: Profile,
  outbox: Outbox,
): Reply | undefined {
  const { length } = argv;
  if (length < 2 || length > 3 || !isPlainRegion(region)) return undefined;
  const command = commandOf(wordAt(argv, 0), length);
  if (command === undefined) return undefined;
  const place = region.keys.names.placeOf(wordAt(argv, 1));
  if (place === NO_PLACE) return undefined;
  outbox.effect = undefined;
  outbox.place = place;
  return command(region, argv, outbox, wallMs, quietly(profile));
}

type PlainCommand = (
  region: Region,
  argv: Argv,
  outbox: Outbox,
  wallMs: number,
  applying: Applying,
) => Reply | undefined;

function commandOf(name: ByteString, length: number): PlainCommand | undefined {
  switch (name) {
    case 'SET':
      return length === 3 ? set : undefined;
    case 'INCR':
      return length === 2 ? incr : undefined;
    case 'SADD':
      return length === 3 ? sadd : undefined;
    case 'SREM':
      return length === 3 ? srem : undefined;
    default:
      return undefined;
  }
}

/** Nobody queues, watches or listens, nothing can be past a deadline, no memory is bounded. */
function isPlainRegion({ sessions, subscribers, deadlines, memory }: Region): boolean {
  const isQuiet = sessions.size === 0 && subscribers.size === 0;
  return isQuiet && deadlines.size === 0 && memory === undefined;
}

const set: PlainCommand = (region, argv, outbox, wallMs, applying) => {
  const { place } = outbox;
  const found = region.keys.at(place);
  if (found !== undefined && typeof found !== 'string') {
    const header = onlyHeader(found);
    const isShown =
      header?.type === 'string' && isCellLive(header, applying.profile.switches.tieBreak);
    if (!isShown) return undefined;
  }
  const payload: StringPayload = { op: 'assign', value: wordAt(argv, 2) };
  outbox.effect = nameContent(region, place, 'string', payload, Infinity, wallMs, applying);
  return OK;
};

const INCREMENT: StringPayload = { op: 'increment', by: 1 };

const incr: PlainCommand = (region, _argv, outbox, wallMs, applying) => {
  const { place } = outbox;
  const found = region.keys.at(place);
  const header = onlyHeader(found);
  if (found !== undefined && header?.type !== 'string') return undefined;
  const before = header?.type === 'string' ? readCounter(header) : 0;
  const after = (before ?? NaN) + 1;
  if (!Number.isSafeInteger(after)) return undefined;
  outbox.effect = nameContent(region, place, 'string', INCREMENT, undefined, wallMs, applying);
  return integer(after);
};

const sadd: PlainCommand = (region, argv, outbox, wallMs, applying) =>
  writeMember('add', region, argv, outbox, wallMs, applying);

const srem: PlainCommand = (region, argv, outbox, wallMs, applying) =>
  writeMember('remove', region, argv, outbox, wallMs, applying);

function writeMember(
  op: SetPayload['op'],
  region: Region,
  argv: Argv,
  outbox: Outbox,
  wallMs: number,
  applying: Applying,
): Reply | undefined {
  const { place } = outbox;
  const found = region.keys.at(place);
  const held = setIn(found);
  if (found !== undefined && held === undefined) return undefined;
  const member = heldMember(held, wordAt(argv, 2));
  const isThere = held !== undefined && hasMember(held, member);
  if (op === 'remove' && !isThere) return ZERO;
  const payload: SetPayload = { op, members: [member] };
  outbox.effect = nameContent(region, place, 'set', payload, undefined, wallMs, applying);
  return isThere === (op === 'remove') ? ONE : ZERO;
}

/** The set, where the key is one, and was never anything else that is still remembered. */
function setIn(found: Kept | undefined): SetState | undefined {
  const header = onlyHeader(found);
  if (header?.type !== 'set') return undefined;
  return header.size > 0 || isBare(found) ? header : undefined;
}
