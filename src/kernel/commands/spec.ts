/** A command is a record of facts before it is code. Reference pages, completion and arity errors are read from it. */
import type { ByteString, ErrorReply, Reply } from '../base/index.ts';
import type { Update } from './update.ts';
import type { View } from './view.ts';

/** The command name and its arguments, as bytes. */
export type Argv = readonly ByteString[];

export type Group =
  | 'generic'
  | 'string'
  | 'bitmap'
  | 'list'
  | 'hash'
  | 'set'
  | 'sorted-set'
  | 'geo'
  | 'transactions'
  | 'pubsub'
  | 'connection'
  | 'server';

/** Redis's own flags, those that mean something here. */
export type Flag = 'write' | 'readonly' | 'denyoom' | 'blocking' | 'noscript' | 'movablekeys';

/**
 * Where the keys stand in argv. `range`: first, last (negative: from the end), step, as Redis
 * says it. `count`: a number-of-keys argument at an index, the keys after it (and perhaps one
 * destination key before). `none`: no keys. `find`: a function for the odd ones (SORT STORE).
 */
export type KeyPositions =
  | { readonly kind: 'none' }
  | { readonly kind: 'range'; readonly first: number; readonly last: number; readonly step: number }
  | { readonly kind: 'count'; readonly at: number; readonly also?: number }
  | { readonly kind: 'find'; readonly find: (argv: Argv) => readonly number[] };

export const NO_KEYS: KeyPositions = { kind: 'none' };
export const ONE_KEY: KeyPositions = { kind: 'range', first: 1, last: 1, step: 1 };
export const SECOND_KEY: KeyPositions = { kind: 'range', first: 2, last: 2, step: 1 };
export const TWO_KEYS: KeyPositions = { kind: 'range', first: 1, last: 2, step: 1 };
export const ALL_KEYS: KeyPositions = { kind: 'range', first: 1, last: -1, step: 1 };

/** What a command answers, and what it wants changed. */
export type Outcome = { readonly reply: Reply; readonly updates: readonly Update[] };

const NO_UPDATES: readonly Update[] = [];

/** A reply alone. */
export const answer = (reply: Reply): Outcome => ({ reply, updates: NO_UPDATES });

/** A reply and the changes behind it. */
export const change = (reply: Reply, ...updates: readonly Update[]): Outcome => ({
  reply,
  updates,
});

type Facts = {
  /** Lower case. */
  readonly name: string;
  readonly group: Group;
  readonly summary: string;
  /** First Redis version that has it. */
  readonly since: string;
  /** As Redis counts: the name included, negative for "at least". */
  readonly arity: number;
  readonly flags: readonly Flag[];
  readonly keys: KeyPositions;
  /** Which of its keys a writing command writes to; it only reads the others. By default all. */
  readonly writes?: KeyPositions;
  /** Usage after the name, as Redis documents it: `key value [NX | XX]`. */
  readonly usage: string;
  /** What is wrong with the words before anything is run or queued: an unknown subcommand. */
  readonly refuse?: (argv: Argv) => ErrorReply | undefined;
  /** Whether keys may cross slots under the Enterprise policy (CLU-2); by default they may not. */
  readonly crossesSlots?: boolean;
};

/** A command over the keyspace: reads the view, plans updates, changes nothing. */
export type KeyspaceCommand = Facts & {
  readonly kind: 'keyspace';
  readonly prepare: (view: View, argv: Argv) => Outcome;
};

/** A command over its own connection (MULTI, WATCH…): the region handles it by name. */
export type SessionCommand = Facts & {
  readonly kind: 'session';
  readonly handler: 'multi' | 'exec' | 'discard' | 'watch' | 'unwatch';
};

/** A command over who listens here, or to them: the region handles it by name. */
export type PubsubCommand = Facts & {
  readonly kind: 'pubsub';
  readonly handler: 'publish' | 'subscribe' | 'unsubscribe' | 'look';
  /** What its words name: channels, patterns of them, or channels of shards. */
  readonly scope: 'channel' | 'pattern' | 'shard';
};

export type CommandSpec = KeyspaceCommand | SessionCommand | PubsubCommand;

/** Indexes of the keys in argv; empty when the count argument is not a usable number. */
export const keyIndexes = ({ keys }: CommandSpec, argv: Argv): number[] => indexesAt(keys, argv);

/** Indexes of the keys that a writing command writes to: of a STORE the destination alone. */
export const writtenIndexes = ({ keys, writes }: CommandSpec, argv: Argv): number[] =>
  indexesAt(writes ?? keys, argv);

function indexesAt(keys: KeyPositions, argv: Argv): number[] {
  switch (keys.kind) {
    case 'none':
      return [];
    case 'find':
      return [...keys.find(argv)];
    case 'count': {
      const count = Number(argv[keys.at] ?? '0');
      const isUsable = Number.isSafeInteger(count) && count > 0 && keys.at + count < argv.length;
      const first = keys.at + 1;
      const listed = isUsable ? Array.from({ length: count }, (_, index) => first + index) : [];
      return keys.also === undefined ? listed : [keys.also, ...listed];
    }
    case 'range': {
      const last = keys.last < 0 ? argv.length + keys.last : keys.last;
      const indexes: number[] = [];
      for (let index = keys.first; index <= last && index < argv.length; index += keys.step) {
        indexes.push(index);
      }
      return indexes;
    }
  }
}

export function arityMatches(spec: CommandSpec, argv: Argv): boolean {
  return spec.arity >= 0 ? argv.length === spec.arity : argv.length >= -spec.arity;
}
