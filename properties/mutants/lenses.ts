/**
 * Lenses: the facts of a moment with one thing more, one thing less, or one thing otherwise. A
 * property that sees no difference through any of them says nothing.
 */
import type { PlainReply } from '../../src/kernel/index.ts';
import type { Facts } from '../../src/explore/index.ts';
import type { Sense, Vocabulary } from './vocabulary.ts';

export type Lens = {
  /** Makes no difference to a property that does not look at this. */
  readonly sense: Sense;
  readonly views: (facts: Facts, vocabulary: Vocabulary) => readonly Facts[];
};

const oneMoreTold: Lens = {
  sense: 'told',
  views: (facts, { told }) => told.map((one) => withTold(facts, [...facts.told(), one])),
};
const oneLessTold: Lens = {
  sense: 'told',
  views: (facts) => facts.told().map((_, at) => withTold(facts, facts.told().toSpliced(at, 1))),
};
const oneMoreReply: Lens = {
  sense: 'replies',
  views: (facts, { exchanges }) =>
    exchanges.map((one) => withReplies(facts, [...facts.replies(), one])),
};
const oneLessReply: Lens = {
  sense: 'replies',
  views: (facts) =>
    facts.replies().map((_, at) => withReplies(facts, facts.replies().toSpliced(at, 1))),
};
/** Every number that is read is one greater, or one less. */
const byOne: Lens = {
  sense: 'read',
  views: (facts) =>
    [1, -1].map((by) => reading(facts, (region, argv) => shifted(facts.read(region, ...argv), by))),
};
/** One region shows what it showed in the beginning: nothing has happened there, or arrived. */
const oneLate: Lens = {
  sense: 'read',
  views: (facts, { atFirst }) =>
    facts.regions.map((late) =>
      reading(facts, (region, argv) =>
        region === late ? atFirst(region, argv) : facts.read(region, ...argv),
      ),
    ),
};
/** One region is not looked at. */
const oneRegionAside: Lens = {
  sense: 'read',
  views: (facts) =>
    facts.regions.map((aside) => ({
      ...facts,
      regions: facts.regions.filter((region) => region !== aside),
    })),
};
/** One key is not there, in any region. */
const oneKeyAside: Lens = {
  sense: 'read',
  views: (facts, { keys, ofNothing }) =>
    keys.map((key) =>
      reading(facts, (region, argv) =>
        argv[1] === key ? ofNothing(argv) : facts.read(region, ...argv),
      ),
    ),
};
/** One key shows what another one has. */
const oneKeyMixedUp: Lens = {
  sense: 'read',
  views: (facts, { keys }) =>
    keys.flatMap((key) =>
      keysIn(facts.read(facts.regions[0] ?? '', 'KEYS', '*')).map((other) =>
        reading(facts, (region, [name = '', first = '', ...rest]) =>
          facts.read(region, name, first === key ? other : first, ...rest),
        ),
      ),
    ),
};
/** One region is late, and so has not what the others have. */
const oneApart: Lens = {
  sense: 'convergence',
  views: (facts, { atFirst }) =>
    facts.regions.map((late) => ({
      ...facts,
      hasConverged: () =>
        facts.hasConverged() &&
        contentOf((...argv) => facts.read(late, ...argv)) ===
          contentOf((...argv) => atFirst(late, argv)),
    })),
};
/** All other regions are the same. */
const oneApartAllowed: Lens = {
  sense: 'convergence',
  views: (facts) =>
    facts.regions.map((aside) => ({
      ...facts,
      hasConverged: () => {
        const others = facts.regions.filter((region) => region !== aside);
        const contents = others.map((region) =>
          contentOf((...argv) => facts.read(region, ...argv)),
        );
        return new Set(contents).size <= 1;
      },
    })),
};

/** What a claim is put under strain by, and a witness is helped by. */
export const STRAINS: readonly Lens[] = [
  oneMoreTold,
  oneLessTold,
  oneMoreReply,
  oneLessReply,
  byOne,
  oneLate,
  oneKeyMixedUp,
  oneApart,
];

/** What a weak claim lets pass; all that strains it can be undone by one of these. */
export const LENIENCES: readonly Lens[] = [
  oneMoreTold,
  oneLessTold,
  oneMoreReply,
  oneLessReply,
  byOne,
  oneRegionAside,
  oneKeyAside,
  oneApartAllowed,
];

const reading = (
  facts: Facts,
  answer: (region: string, argv: readonly string[]) => PlainReply,
): Facts => ({ ...facts, read: (region, ...argv) => answer(region, argv) });

function withTold(facts: Facts, all: ReturnType<Facts['told']>): Facts {
  return {
    ...facts,
    told: (what) => (what === undefined ? all : all.filter((one) => one.what === what)),
  };
}

function withReplies(facts: Facts, all: ReturnType<Facts['replies']>): Facts {
  return {
    ...facts,
    replies: (client) => (client === undefined ? all : all.filter((one) => one.client === client)),
  };
}

function shifted(reply: PlainReply, by: number): PlainReply {
  if (typeof reply === 'number') return reply + by;
  const isWhole = typeof reply === 'string' && /^-?\d{1,15}$/.test(reply);
  return isWhole ? String(Number(reply) + by) : reply;
}

const keysIn = (reply: PlainReply): readonly string[] =>
  Array.isArray(reply) ? reply.map(String) : [];

/** How the content of a key is read, by its type. */
const READS: Readonly<Record<string, (key: string) => readonly string[]>> = {
  string: (key) => ['GET', key],
  hash: (key) => ['HGETALL', key],
  list: (key) => ['LRANGE', key, '0', '-1'],
  set: (key) => ['SMEMBERS', key],
  zset: (key) => ['ZRANGE', key, '0', '-1', 'WITHSCORES'],
};

/** Everything a region shows, as one text. */
function contentOf(read: (...argv: readonly string[]) => PlainReply): string {
  return JSON.stringify(
    keysIn(read('KEYS', '*')).map((key) => {
      const type = read('TYPE', key);
      const content = typeof type === 'string' ? READS[type]?.(key) : undefined;
      const shown = content === undefined ? null : read(...content);
      return [key, type, shown, read('PEXPIRETIME', key)];
    }),
  );
}
