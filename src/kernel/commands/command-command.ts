/**
 * COMMAND: the table of commands about itself. It is made from the table, so the table gives
 * itself to it. Facts that the table does not have (categories, tips, key specifications) are
 * answered as empty lists.
 */
import {
  array,
  asBytes,
  bulk,
  bulks,
  bytes,
  EMPTY_ARRAY,
  integer,
  lower,
  matchesGlob,
  NIL,
  simple,
  text,
  type ErrorReply,
  type Reply,
} from '../base/index.ts';
import { isOption, wordAt } from './arguments.ts';
import { error, notSimulated, SYNTAX } from './errors.ts';
import {
  answer,
  arityMatches,
  keyIndexes,
  keyRange,
  NO_KEYS,
  subcommandOf,
  type Argv,
  type CommandSpec,
  type Facts,
  type KeyspaceCommand,
} from './spec.ts';
import { refuseBySubcommands } from './subcommands.ts';

type Table = () => readonly CommandSpec[];

const subcommand = {
  group: 'server',
  arity: -2,
  flags: ['loading', 'stale'],
  keys: NO_KEYS,
} as const;

const SUBCOMMANDS: readonly Facts[] = [
  {
    ...subcommand,
    name: 'command|count',
    summary: 'Counts the commands that a region knows.',
    since: '2.8.13',
    arity: 2,
    usage: '',
  },
  {
    ...subcommand,
    name: 'command|info',
    summary: 'Returns arity, flags and key positions of commands; of all, when none is named.',
    since: '2.8.13',
    usage: '[name [name ...]]',
  },
  {
    ...subcommand,
    name: 'command|docs',
    summary: 'Returns summary, first version and group of commands; of all, when none is named.',
    since: '7.0.0',
    usage: '[name [name ...]]',
  },
  {
    ...subcommand,
    name: 'command|list',
    summary: 'Lists the names of commands and subcommands.',
    since: '7.0.0',
    usage: '[FILTERBY <MODULE module | ACLCAT category | PATTERN pattern>]',
  },
  {
    ...subcommand,
    name: 'command|getkeys',
    summary: 'Returns the keys of a command, which is not run.',
    since: '2.8.13',
    arity: -4,
    usage: 'command argument [argument ...]',
  },
];

export const createCommandCommand = (table: Table): KeyspaceCommand => {
  const spec: KeyspaceCommand = {
    kind: 'keyspace',
    name: 'command',
    group: 'server',
    summary: 'Tells facts about commands.',
    since: '2.8.13',
    arity: -1,
    usage: '[subcommand [argument ...]]',
    flags: ['loading', 'stale'],
    keys: NO_KEYS,
    subcommands: SUBCOMMANDS,
    refuse: (argv) => refuse(spec, argv),
    prepare: (_view, argv) => answer(command(table(), argv)),
  };
  return spec;
};

const NOT_A_COMMAND = error('ERR Invalid command specified');
const NO_KEY_ARGUMENTS = error('ERR The command has no key arguments');
const WRONG_COUNT = error('ERR Invalid number of arguments specified for command');
const WRONG_ARGUMENTS = error('ERR Invalid arguments specified for command');

type Answer = (table: readonly CommandSpec[], argv: Argv) => Reply;

const ANSWERS: ReadonlyMap<string, Answer> = new Map<string, Answer>([
  ['count', (table) => integer(table.length)],
  ['info', describeNamed],
  ['docs', documentNamed],
  ['list', listNames],
  ['getkeys', getKeys],
]);

const NOT_SIMULATED: ReadonlySet<string> = new Set(['getkeysandflags', 'help']);

function refuse(spec: CommandSpec, argv: Argv): ErrorReply | undefined {
  if (argv.length === 1) return undefined;
  const word = lower(wordAt(argv, 1));
  return NOT_SIMULATED.has(word)
    ? notSimulated(`command ${word}`)
    : refuseBySubcommands(spec, argv);
}

const command: Answer = (table, argv) =>
  ANSWERS.get(lower(wordAt(argv, 1)))?.(table, argv) ?? array(table.map(describe));

const findIn = (table: readonly CommandSpec[], name: string): CommandSpec | undefined =>
  table.find((spec) => spec.name === lower(name));

/** A command, or a subcommand by its full name: `object|freq`. */
function findFacts(table: readonly CommandSpec[], name: string): Facts | undefined {
  const [container = ''] = name.split('|', 1);
  const spec = findIn(table, container);
  if (spec === undefined || container === name) return spec;
  return spec.subcommands?.find((facts) => facts.name === lower(name));
}

function describeNamed(table: readonly CommandSpec[], argv: Argv): Reply {
  if (argv.length === 2) return array(table.map(describe));
  return array(
    argv.slice(2).map((name) => {
      const facts = findFacts(table, name);
      return facts === undefined ? NIL : describe(facts);
    }),
  );
}

function describe(facts: Facts): Reply {
  return array([
    bulk(bytes(facts.name)),
    integer(facts.arity),
    array(facts.flags.map(simple)),
    ...keyRange(facts.keys).map(integer),
    EMPTY_ARRAY,
    EMPTY_ARRAY,
    EMPTY_ARRAY,
    array((facts.subcommands ?? []).map(describe)),
  ]);
}

/** A flat list of names and facts; unknown names are left out, as Redis does. */
function documentNamed(table: readonly CommandSpec[], argv: Argv): Reply {
  const names = argv.slice(2);
  return documentAll(
    names.length === 0 ? table : names.flatMap((name) => findFacts(table, name) ?? []),
  );
}

const documentAll = (all: readonly Facts[]): Reply =>
  array(all.flatMap((facts) => [bulk(bytes(facts.name)), documentOne(facts)]));

function documentOne({ summary, since, group, subcommands }: Facts): Reply {
  const told = ['summary', summary, 'since', since, 'group', group].map((fact) =>
    bulk(bytes(fact)),
  );
  if (subcommands === undefined) return array(told);
  return array([...told, bulk(bytes('subcommands')), documentAll(subcommands)]);
}

function listNames(table: readonly CommandSpec[], argv: Argv): Reply {
  const names = table
    .flatMap((spec) => [spec, ...(spec.subcommands ?? [])])
    .map(({ name }) => bytes(name));
  if (argv.length === 2) return bulks(names);
  if (argv.length !== 5 || !isOption(argv[2], 'filterby')) return SYNTAX;
  const filter = wordAt(argv, 4);
  if (isOption(argv[3], 'pattern')) {
    return bulks(names.filter((name) => matchesGlob(asBytes(lower(filter)), name)));
  }
  // No command of a region comes from a module, and categories are not kept.
  return isOption(argv[3], 'module') || isOption(argv[3], 'aclcat') ? EMPTY_ARRAY : SYNTAX;
}

function getKeys(table: readonly CommandSpec[], argv: Argv): Reply {
  const inner = argv.slice(2);
  const spec = findIn(table, text(wordAt(inner, 0)));
  const facts = spec?.subcommands === undefined ? spec : subcommandOf(spec, inner);
  if (spec === undefined || facts === undefined) return NOT_A_COMMAND;
  if (facts.keys.kind === 'none') return NO_KEY_ARGUMENTS;
  if (!arityMatches(facts, inner)) return WRONG_COUNT;
  const keys = keyIndexes(spec, inner).map((index) => wordAt(inner, index));
  // A destination alone shows that the number of keys behind it was none.
  const least = facts.keys.kind === 'count' && facts.keys.also !== undefined ? 2 : 1;
  return keys.length < least ? WRONG_ARGUMENTS : bulks(keys);
}
