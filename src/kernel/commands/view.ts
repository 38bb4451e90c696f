/**
 * What a command may read: one region's visible keyspace at one instant, by that region's own
 * clock. Keys and fields past their deadline are absent here (EXP-4). Reads of a key that holds
 * another type give the WRONGTYPE reply, as a value.
 */
import type { ByteString, ErrorReply, Int } from '../base/index.ts';
import type { Clock } from '../causality/index.ts';
import type { TypeName } from '../crdt/index.ts';
import type { Profile } from '../profile.ts';

export type HashView = {
  readonly size: number;
  readonly get: (field: ByteString) => ByteString | undefined;
  /** False for an absent field, and for one that was only ever counted. */
  readonly isAssigned: (field: ByteString) => boolean;
  /** Visible fields and values, by field bytes. */
  readonly entries: () => [field: ByteString, value: ByteString][];
  /** Epoch ms of the field's deadline; `undefined` when it has none. */
  readonly deadlineMs: (field: ByteString) => number | undefined;
};

export type SetView = {
  readonly size: number;
  readonly has: (member: ByteString) => boolean;
  /** Members by bytes. */
  readonly members: () => ByteString[];
};

export type ZsetView = {
  readonly size: number;
  readonly score: (member: ByteString) => number | undefined;
  /** Entries by score, then member bytes. Do not change the array. */
  readonly entries: () => readonly (readonly [member: ByteString, score: number])[];
};

export type ListView = {
  readonly size: number;
  /** The element at an index from 0; `undefined` past the end. */
  readonly at: (index: number) => ByteString | undefined;
  readonly values: () => ByteString[];
};

/** What a region says about itself: INFO and MEMORY read nothing else. */
export type About = {
  readonly clock: Clock;
  /** What every peer heard from has seen, as far as this region knows. */
  readonly stable: Clock;
  /** Per peer heard from: how many writes of this region it is not known to have. */
  readonly peers: readonly { readonly id: number; readonly opsLag: number }[];
  readonly adopted: readonly number[];
  readonly tombstones: number;
  readonly usedBytes: number;
  /** Bytes; 0 without a bound. */
  readonly maxmemory: number;
  readonly evictionPolicy: string;
  readonly isOutOfMemory: boolean;
  readonly connections: number;
  readonly channels: number;
  readonly patterns: number;
  readonly stats: Readonly<Record<string, number>>;
};

export type View = {
  /** The region's wall clock, epoch ms. */
  readonly wallMs: number;
  readonly profile: Profile;
  /** A choice that Redis makes at random (SPOP, RANDOMKEY): an integer in [0, count). */
  readonly pick: (count: number, what: string) => number;
  readonly type: (key: ByteString) => TypeName | undefined;
  readonly string: (key: ByteString) => ByteString | undefined | ErrorReply;
  /** The string as a 64-bit integer, 0 when absent; the errors of INCR where it is none. */
  readonly integer: (key: ByteString) => Int | ErrorReply;
  /** False for an absent string, and for one that was only ever counted. */
  readonly isAssigned: (key: ByteString) => boolean;
  readonly list: (key: ByteString) => ListView | undefined | ErrorReply;
  readonly hash: (key: ByteString) => HashView | undefined | ErrorReply;
  readonly set: (key: ByteString) => SetView | undefined | ErrorReply;
  readonly zset: (key: ByteString) => ZsetView | undefined | ErrorReply;
  /** Epoch ms of the key's deadline; `undefined` when it has none or is absent. */
  readonly deadlineMs: (key: ByteString) => number | undefined;
  /** Visible keys, by bytes. */
  readonly keys: () => ByteString[];
  /** Headers of all keys, conflicting ones counted each (KEY-6). */
  readonly headerCount: () => number;
  /** The instance id, 1 for the first region. */
  readonly regionId: number;
  /** What a key costs in memory, bytes; `undefined` when it is absent. */
  readonly bytesOf: (key: ByteString) => number | undefined;
  readonly about: () => About;
};
