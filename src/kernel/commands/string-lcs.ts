/** LCS: the longest common subsequence of two strings. */
import {
  array,
  asBytes,
  bulk,
  EMPTY,
  findLcs,
  integer,
  isError,
  matchesOfLength,
  type ErrorReply,
  type Lcs,
  type LcsMatch,
  type Reply,
} from '../base/index.ts';
import { isOption, readInteger, wordAt } from './arguments.ts';
import { error, SYNTAX } from './errors.ts';
import { answer, TWO_KEYS, type Argv, type KeyspaceCommand, type Outcome } from './spec.ts';
import type { View } from './view.ts';

export const STRING_LCS_COMMANDS: readonly KeyspaceCommand[] = [
  {
    kind: 'keyspace',
    name: 'lcs',
    group: 'string',
    summary: 'Finds the longest common subsequence of two string values.',
    since: '7.0.0',
    arity: -3,
    usage: 'key1 key2 [LEN] [IDX] [MINMATCHLEN min-match-len] [WITHMATCHLEN]',
    flags: ['readonly'],
    keys: TWO_KEYS,
    prepare: lcs,
  },
];

const NOT_STRINGS = error('ERR The specified keys must contain string values');
const LEN_AND_IDX = error('ERR If you want both the length and indexes, please just use IDX.');
const TOO_LARGE = error(
  'ERR Insufficient memory, transient memory for LCS exceeds proto-max-bulk-len',
);

type LcsOptions = {
  givesLength: boolean;
  givesMatches: boolean;
  givesMatchLengths: boolean;
  matchLengthMin: number;
};

function lcs(view: View, argv: Argv): Outcome {
  const a = view.string(wordAt(argv, 1));
  const b = view.string(wordAt(argv, 2));
  if (isError(a) || isError(b)) return answer(NOT_STRINGS);
  const options = readLcsOptions(argv);
  if (isError(options)) return answer(options);
  const found = findLcs(a ?? EMPTY, b ?? EMPTY);
  return answer(found === 'too-large' ? TOO_LARGE : render(found, options));
}

function readLcsOptions(argv: Argv): LcsOptions | ErrorReply {
  const options: LcsOptions = {
    givesLength: false,
    givesMatches: false,
    givesMatchLengths: false,
    matchLengthMin: 0,
  };
  for (let at = 3; at < argv.length; at++) {
    const word = argv[at];
    if (isOption(word, 'len')) options.givesLength = true;
    else if (isOption(word, 'idx')) options.givesMatches = true;
    else if (isOption(word, 'withmatchlen')) options.givesMatchLengths = true;
    else if (isOption(word, 'minmatchlen') && at + 1 < argv.length) {
      at++;
      const least = readInteger(wordAt(argv, at));
      if (isError(least)) return least;
      options.matchLengthMin = Number(least);
    } else return SYNTAX;
  }
  return options.givesLength && options.givesMatches ? LEN_AND_IDX : options;
}

function render(found: Lcs, options: LcsOptions): Reply {
  if (options.givesLength) return integer(found.length);
  if (!options.givesMatches) return bulk(found.bytes);
  const matches = matchesOfLength(found.matches, options.matchLengthMin);
  return array([
    bulk(asBytes('matches')),
    array(matches.map((match) => renderMatch(match, options))),
    bulk(asBytes('len')),
    integer(found.length),
  ]);
}

function renderMatch({ a, b, length }: LcsMatch, options: LcsOptions): Reply {
  const ranges = [array(a.map(integer)), array(b.map(integer))];
  return array(options.givesMatchLengths ? [...ranges, integer(length)] : ranges);
}
