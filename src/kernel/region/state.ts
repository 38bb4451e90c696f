/**
 * A region's state: plain data that the region owns. `keys` is the replicated part, `clock` says
 * which writes it contains, `sessions` are the connections it serves.
 */
import type { ByteString } from '../base/index.ts';
import { NO_CLOCK, type Clock, type InstanceId, type MutableClock } from '../causality/index.ts';
import { createHeader, type Expiry, type Header, type TypeName } from '../crdt/index.ts';
import type { Argv } from '../commands/index.ts';
import { createKeyNames, Keyspace } from './keyspace.ts';
import type { Memory } from './memory-state.ts';

export type KeyState = {
  /** The first of those written, one of each type and in the order of their names (KEY-3). */
  headers: Header | undefined;
  expiry: Expiry | undefined;
  /** Everything that a DEL of this key had observed. Every header knows it too. */
  removed: Clock;
};

/** What a region has of a key: its state, or, where that is what one plain SET left, the value alone (`lone-write.ts`). */
export type Kept = KeyState | ByteString;

export type Session = {
  /** Commands queued since MULTI; `undefined` outside a transaction. */
  queued: Argv[] | undefined;
  /** A queued command was refused: EXEC will abort. */
  isBroken: boolean;
  watched: ByteString[];
  /** Those of them that were past their deadline when they were watched. */
  expired: ByteString[];
  /** A watched key changed: EXEC will answer nil (TXN-3). */
  isStale: boolean;
};

/** What one connection listens to, each in the order of subscription. */
export type Subscriber = {
  readonly channel: ByteString[];
  readonly pattern: ByteString[];
  readonly shard: ByteString[];
};

/** A message as one connection received it. */
export type Message = {
  readonly client: string;
  readonly channel: ByteString;
  readonly message: ByteString;
  /** The pattern it came by; `undefined` for a channel named as such. */
  readonly pattern: ByteString | undefined;
};

/** Counts since the region began, as INFO tells them. */
export type Stats = {
  effectsReceived: number;
  effectsFiltered: number;
  merges: number;
  syncsFull: number;
  syncsPartial: number;
  syncsPartialFailed: number;
  collectionsTried: number;
  collected: number;
  expired: number;
  evicted: number;
};

/** Places of keys, of which the first `count` are to be looked at: emptied often, it keeps its room. */
export type Worklist = { readonly places: number[]; count: number };

/** The same, each with what its write had observed. */
export type Fresh = Worklist & { readonly seens: Clock[] };

export type Region = {
  readonly id: InstanceId;
  readonly name: string;
  /** Observed clock: how many writes of each instance are in `keys`, its own included. */
  clock: MutableClock;
  readonly keys: Keyspace<Kept>;
  /** Keys with a finite deadline (their own or a field's), and when the earliest has just passed, epoch ms. */
  readonly deadlines: Map<ByteString, number>;
  /** No deadline that this region must act on has passed before this instant of its own clock. */
  nextCheckMs: number;
  /** Keys changed since all they had to forget was forgotten: what a collection round looks at. */
  readonly uncollected: Worklist;
  /** By place, true while it stands there. */
  readonly isUncollected: boolean[];
  /** Whose writes the keys are that are values alone, place after place (`lone-write.ts`). */
  readonly stamps: number[];
  /** Keys that became, since the last quiet round, what one write left. */
  readonly fresh: Fresh;
  /** The region's clock at its last quiet round: what these writes had observed is forgotten. */
  collected: Clock;
  /** Connections by client name; '' is the region's own prompt. */
  readonly sessions: Map<string, Session>;
  /** Connections that listen, by client name. */
  readonly subscribers: Map<string, Subscriber>;
  /** What they received, oldest first; the oldest are dropped past `messagesKeptMax`. */
  readonly inbox: Message[];
  /** Present when a bound is set: what keys cost, and what to do about it. */
  memory: Memory | undefined;
  readonly stats: Stats;
  /** The latest clock heard from each other instance, by its id: what collection may rely on (GC-2). */
  readonly heard: (MutableClock | undefined)[];
  /** Instances whose expiries this region took over because they were removed (EXP-12). */
  readonly adopted: InstanceId[];
};

/** `names`: those of the world it is in. */
export function createRegion(id: InstanceId, name: string, names = createKeyNames()): Region {
  return {
    id,
    name,
    clock: [],
    keys: new Keyspace(names),
    deadlines: new Map(),
    nextCheckMs: Infinity,
    uncollected: { places: [], count: 0 },
    isUncollected: [],
    stamps: [],
    fresh: { places: [], seens: [], count: 0 },
    collected: NO_CLOCK,
    sessions: new Map(),
    subscribers: new Map(),
    inbox: [],
    memory: undefined,
    stats: createStats(),
    heard: [],
    adopted: [],
  };
}

function createStats(): Stats {
  return {
    effectsReceived: 0,
    effectsFiltered: 0,
    merges: 0,
    syncsFull: 0,
    syncsPartial: 0,
    syncsPartialFailed: 0,
    collectionsTried: 0,
    collected: 0,
    expired: 0,
    evicted: 0,
  };
}

/** A crash ends every connection, and with it what it had queued, watched or listened to. */
export function closeConnections(region: Region): void {
  region.sessions.clear();
  region.subscribers.clear();
}

export function createEntry(region: Region, place: number): KeyState {
  const entry: KeyState = {
    headers: undefined,
    expiry: undefined,
    removed: NO_CLOCK,
  };
  region.keys.put(place, entry);
  return entry;
}

/** The key's header of that type, made when there is none yet. */
export function headerOf(entry: KeyState, type: TypeName): Header {
  let before: Header | undefined;
  for (let header = entry.headers; header !== undefined; header = header.next) {
    if (header.type === type) return header;
    if (header.type < type) before = header;
  }
  const header = createHeader(type, entry.removed);
  if (before === undefined) {
    header.next = entry.headers;
    entry.headers = header;
  } else {
    header.next = before.next;
    before.next = header;
  }
  return header;
}

/** The only type that the key has; nothing of a key that is one lone write. */
export function onlyHeader(found: Kept | undefined): Header | undefined {
  if (found === undefined || typeof found === 'string') return undefined;
  return found.headers?.next === undefined ? found.headers : undefined;
}

/** Neither a deadline nor a removal stands beside the key's types. */
export function isBare(found: Kept | undefined): boolean {
  if (found === undefined || typeof found === 'string') return false;
  return found.expiry === undefined && found.removed.length === 0;
}

/** Notes that a collection round has to look at the key. */
export function noteUncollected({ uncollected, isUncollected }: Region, place: number): void {
  if (isUncollected[place] === true) return;
  while (isUncollected.length < place) isUncollected.push(false);
  isUncollected[place] = true;
  addPlace(uncollected, place);
}

export function addPlace(list: Worklist, place: number): void {
  list.places[list.count++] = place;
}

/** The latest clock heard from an instance, to be raised in place. */
export function heardFrom(region: Region, id: InstanceId): MutableClock {
  return region.heard[id] ?? hear(region, id, []);
}

/** Takes over what an instance says of itself, also when it has fallen back. */
export function hear(region: Region, id: InstanceId, clock: Clock): MutableClock {
  while (region.heard.length < id) region.heard.push(undefined);
  const copy = [...clock];
  region.heard[id] = copy;
  return copy;
}

export function sessionOf(region: Region, client: string): Session {
  const known = region.sessions.get(client);
  if (known !== undefined) return known;
  const session: Session = {
    queued: undefined,
    isBroken: false,
    watched: [],
    expired: [],
    isStale: false,
  };
  region.sessions.set(client, session);
  return session;
}

export function isWatched({ sessions }: Region, key: ByteString): boolean {
  for (const { watched } of sessions.values()) if (watched.includes(key)) return true;
  return false;
}

/** Marks every transaction that watches the key: it changed here (TXN-3). */
export function touchWatched(region: Region, key: ByteString): void {
  for (const session of region.sessions.values()) {
    if (session.watched.includes(key)) session.isStale = true;
  }
}
