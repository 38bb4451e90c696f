/** A command is a record of facts before it is code. Reference pages, completion and arity errors are read from it. */
import { EMPTY, lower, type ByteString, type ErrorReply, type Reply } from '../base/index.ts';
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

/** Redis's own flags, in the order in which COMMAND INFO gives them. */
export type Flag =
  | 'write'
  | 'readonly'
  | 'denyoom'
  | 'pubsub'
  | 'noscript'
  | 'blocking'
  | 'loading'
  | 'stale'
  | 'skip_slowlog'
  | 'fast'
  | 'allow_busy'
  | 'movablekeys';

/**
 * Where the keys stand in argv. `range`: first, last (negative: from the end), step, as Redis
 * says it. `count`: a number-of-keys argument at an index, the keys after it. `find`: a function
 * for the odd ones (SORT STORE). Both may have a further key that always stands at one index,
 * `also`. `none`: no keys.
 */
export type KeyPositions =
  | { readonly kind: 'none' }
  | { readonly kind: 'range'; readonly first: number; readonly last: number; readonly step: number }
  | { readonly kind: 'count'; readonly at: number; readonly also?: number }
  | {
      readonly kind: 'find';
      readonly find: (argv: Argv) => readonly number[];
      readonly also?: number;
    };

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

/** What is known of a command or of a subcommand, which its container runs. */
export type Facts = {
  /** Lower case; of a subcommand with its container's, as Redis says it: `object|freq`. */
  readonly name: string;
  readonly group: Group;
  readonly summary: string;
  /** First Redis version that has it. */
  readonly since: string;
  /** As Redis counts: the name included, negative for "at least". */
  readonly arity: number;
  readonly flags: readonly Flag[];
  readonly keys: KeyPositions;
  /** Usage after the name, as Redis documents it: `key value [NX | XX]`. */
  readonly usage: string;
  /** Of a container (OBJECT, COMMAND …), whose own facts say nothing of them. */
  readonly subcommands?: readonly Facts[];
};

type CommandFacts = Facts & {
  /** Which of its keys a writing command writes to; it only reads the others. By default all. */
  readonly writes?: KeyPositions;
  /** What is wrong with the words before anything is run or queued: an unknown subcommand. */
  readonly refuse?: (argv: Argv) => ErrorReply | undefined;
  /** Whether keys may cross slots under the Enterprise policy (CLU-2); by default they may not. */
  readonly crossesSlots?: boolean;
};

/** A command over the keyspace: reads the view, plans updates, changes nothing. */
export type KeyspaceCommand = CommandFacts & {
  readonly kind: 'keyspace';
  readonly prepare: (view: View, argv: Argv) => Outcome;
};

/** A command over its own connection (MULTI, WATCH…): the region handles it by name. */
export type SessionCommand = CommandFacts & {
  readonly kind: 'session';
  readonly handler: 'multi' | 'exec' | 'discard' | 'watch' | 'unwatch';
};

/** A command over who listens here, or to them: the region handles it by name. */
export type PubsubCommand = CommandFacts & {
  readonly kind: 'pubsub';
  readonly handler: 'publish' | 'subscribe' | 'unsubscribe' | 'look';
  /** What its words name: channels, patterns of them, or channels of shards. */
  readonly scope: 'channel' | 'pattern' | 'shard';
};

export type CommandSpec = KeyspaceCommand | SessionCommand | PubsubCommand;

/** The subcommand that the second word names; `undefined` of a command that has none. */
export function subcommandOf({ name, subcommands }: CommandSpec, argv: Argv): Facts | undefined {
  if (subcommands === undefined) return undefined;
  const fullName = `${name}|${lower(argv[1] ?? EMPTY)}`;
  return subcommands.find((subcommand) => subcommand.name === fullName);
}

/** Indexes of the keys in argv; empty when the count argument is not a usable number. */
export const keyIndexes = (spec: CommandSpec, argv: Argv): number[] =>
  indexesAt(subcommandOf(spec, argv)?.keys ?? spec.keys, argv);

/** Indexes of the keys that a writing command writes to: of a STORE the destination alone. */
export const writtenIndexes = ({ keys, writes }: CommandSpec, argv: Argv): number[] =>
  indexesAt(writes ?? keys, argv);

function indexesAt(keys: KeyPositions, argv: Argv): number[] {
  switch (keys.kind) {
    case 'none':
      return [];
    case 'find':
      return withAlso(keys, keys.find(argv));
    case 'count': {
      const count = Number(argv[keys.at] ?? '0');
      const isUsable = Number.isSafeInteger(count) && count > 0 && keys.at + count < argv.length;
      const first = keys.at + 1;
      const listed = isUsable ? Array.from({ length: count }, (_, index) => first + index) : [];
      return withAlso(keys, listed);
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

const withAlso = ({ also }: { readonly also?: number }, indexes: readonly number[]): number[] =>
  also === undefined ? [...indexes] : [also, ...indexes];

/** First, last and step, as COMMAND INFO gives them: keys that have to be looked for are left out. */
export function keyRange(keys: KeyPositions): readonly [number, number, number] {
  switch (keys.kind) {
    case 'none':
      return [0, 0, 0];
    case 'range':
      return [keys.first, keys.last, keys.step];
    case 'count':
    case 'find':
      return keys.also === undefined ? [0, 0, 0] : [keys.also, keys.also, 1];
  }
}

export function arityMatches({ arity }: Facts, argv: Argv): boolean {
  return arity >= 0 ? argv.length === arity : argv.length >= -arity;
}
