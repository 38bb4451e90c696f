/**
 * The short way for what busy applications mostly send: `SET key value`, `INCR key`, `SADD key member`
 * and `SREM key member`, to a key that is of their kind already, in a region about which nothing is
 * special. Each comes to the reply and the effect of the long way (`execute`), which takes whatever is
 * not as plain as that. Traced worlds always go the long way, and a law holds silent ones to them.
 */
import { integer, OK, ONE, ZERO, type Reply } from '../base/index.ts';
import { wordAt, type Argv } from '../commands/index.ts';
import { hasMember, readCounter, type Header, type SetState } from '../crdt/index.ts';
import type { Content, Effect } from './effect.ts';
import type { Instant } from './instant.ts';
import { nameContent } from './name.ts';
import type { KeyState, LoneWrite, Region } from './state.ts';

export type PlainExecution = {
  readonly reply: Reply;
  /** `undefined` when nothing was written. */
  readonly effect: Effect | undefined;
  /** Where its key stands. */
  readonly place: number;
};

/** `undefined`, and nothing has changed, where the long way has to be taken. */
export function executePlainly(
  region: Region,
  argv: Argv,
  instant: Instant,
): PlainExecution | undefined {
  const { length } = argv;
  if (length < 2 || length > 3 || !isPlainRegion(region)) return undefined;
  switch (wordAt(argv, 0)) {
    case 'SET':
      return length === 3 ? set(region, argv, instant) : undefined;
    case 'INCR':
      return length === 2 ? incr(region, argv, instant) : undefined;
    case 'SADD':
      return length === 3 ? sadd(region, argv, instant) : undefined;
    case 'SREM':
      return length === 3 ? srem(region, argv, instant) : undefined;
    default:
      return undefined;
  }
}

/** Nobody queues, watches or listens, nothing can be past a deadline, no memory is bounded. */
function isPlainRegion({ sessions, subscribers, deadlines, memory }: Region): boolean {
  const isQuiet = sessions.size === 0 && subscribers.size === 0;
  return isQuiet && deadlines.size === 0 && memory === undefined;
}

function set(region: Region, argv: Argv, instant: Instant): PlainExecution | undefined {
  const place = placeOf(region, argv);
  if (region.keys.at(place)?.value === undefined) return undefined;
  const content: Content = { type: 'string', payload: { op: 'assign', value: wordAt(argv, 2) } };
  return { reply: OK, effect: nameContent(region, place, content, Infinity, instant), place };
}

const INCREMENT: Content = { type: 'string', payload: { op: 'increment', by: 1 } };

function incr(region: Region, argv: Argv, instant: Instant): PlainExecution | undefined {
  const place = placeOf(region, argv);
  const header = onlyHeader(region.keys.at(place));
  if (header?.type !== 'string') return undefined;
  const after = (readCounter(header) ?? NaN) + 1;
  if (!Number.isSafeInteger(after)) return undefined;
  const effect = nameContent(region, place, INCREMENT, undefined, instant);
  return { reply: integer(after), effect, place };
}

function sadd(region: Region, argv: Argv, instant: Instant): PlainExecution | undefined {
  const place = placeOf(region, argv);
  const held = setIn(region.keys.at(place));
  if (held === undefined) return undefined;
  const member = wordAt(argv, 2);
  const reply = hasMember(held, member) ? ZERO : ONE;
  const content: Content = { type: 'set', payload: { op: 'add', members: [member] } };
  return { reply, effect: nameContent(region, place, content, undefined, instant), place };
}

function srem(region: Region, argv: Argv, instant: Instant): PlainExecution | undefined {
  const place = placeOf(region, argv);
  const held = setIn(region.keys.at(place));
  if (held === undefined) return undefined;
  const member = wordAt(argv, 2);
  if (!hasMember(held, member)) return { reply: ZERO, effect: undefined, place };
  const content: Content = { type: 'set', payload: { op: 'remove', members: [member] } };
  return { reply: ONE, effect: nameContent(region, place, content, undefined, instant), place };
}

const placeOf = ({ keys }: Region, argv: Argv): number => keys.names.placeOf(wordAt(argv, 1));

/** The only type that the key has. */
function onlyHeader(found: KeyState | LoneWrite | undefined): Header | undefined {
  if (found === undefined || found.value !== undefined) return undefined;
  return found.headers?.next === undefined ? found.headers : undefined;
}

/** The set, where the key shows one and was never anything else that is still remembered. */
function setIn(found: KeyState | LoneWrite | undefined): SetState | undefined {
  const header = onlyHeader(found);
  return header?.type === 'set' && header.size > 0 ? header : undefined;
}
