/**
 * COMMAND: the table of commands about itself. It is made from the table, so the table gives
 * itself to it. Facts that the table does not have (categories, tips, key specifications,
 * subcommands) are answered as empty lists.
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
  NIL_ARRAY,
  simple,
  text,
  type ErrorReply,
  type Reply,
} from '../base/index.ts';
import { isOption, wordAt } from './arguments.ts';
import { error, notSimulated, SYNTAX, unknownSubcommand, wrongArity } from './errors.ts';
import {
  answer,
  arityMatches,
  keyIndexes,
  NO_KEYS,
  type Argv,
  type CommandSpec,
  type KeyspaceCommand,
} from './spec.ts';

type Table = () => readonly CommandSpec[];

export const createCommandCommand = (table: Table): KeyspaceCommand => ({
  kind: 'keyspace',
  name: 'command',
  group: 'server',
  summary: 'Tells facts about commands.',
  since: '2.8.13',
  arity: -1,
  usage:
    '[COUNT | DOCS [name ...] | INFO [name ...] | LIST [FILTERBY PATTERN pattern] | GETKEYS command [argument ...]]',
  flags: [],
  keys: NO_KEYS,
  refuse,
  prepare: (_view, argv) => answer(command(table(), argv)),
});

const NOT_A_COMMAND = error('ERR Invalid command specified');
const NO_KEY_ARGUMENTS = error('ERR The command has no key arguments');
const WRONG_COUNT = error('ERR Invalid number of arguments specified for command');
const WRONG_ARGUMENTS = error('ERR Invalid arguments specified for command');

type Subcommand = {
  /** As a command's arity: COMMAND and the subcommand included. */
  readonly arity: number;
  readonly answer: (table: readonly CommandSpec[], argv: Argv) => Reply;
};

const SUBCOMMANDS: ReadonlyMap<string, Subcommand> = new Map<string, Subcommand>([
  ['count', { arity: 2, answer: (table) => integer(table.length) }],
  ['info', { arity: -2, answer: (table, argv) => describeNamed(table, argv, describe) }],
  ['docs', { arity: -2, answer: documentNamed }],
  ['list', { arity: -2, answer: listNames }],
  ['getkeys', { arity: -4, answer: getKeys }],
  ['getkeysandflags', { arity: -4, answer: () => notSimulated('command getkeysandflags') }],
  ['help', { arity: 2, answer: () => notSimulated('command help') }],
]);

const subcommandOf = (argv: Argv): Subcommand | undefined =>
  SUBCOMMANDS.get(lower(wordAt(argv, 1)));

function refuse(argv: Argv): ErrorReply | undefined {
  if (argv.length === 1) return undefined;
  const subcommand = subcommandOf(argv);
  if (subcommand === undefined) return unknownSubcommand(argv);
  const { arity } = subcommand;
  const fits = arity < 0 ? argv.length >= -arity : argv.length === arity;
  return fits ? undefined : wrongArity(`command|${wordAt(argv, 1)}`);
}

function command(table: readonly CommandSpec[], argv: Argv): Reply {
  return subcommandOf(argv)?.answer(table, argv) ?? array(table.map(describe));
}

const findIn = (table: readonly CommandSpec[], name: string): CommandSpec | undefined =>
  table.find((spec) => spec.name === lower(name));

function describeNamed(
  table: readonly CommandSpec[],
  argv: Argv,
  describeOne: (spec: CommandSpec) => Reply,
): Reply {
  if (argv.length === 2) return array(table.map(describeOne));
  return array(
    argv.slice(2).map((name) => {
      const spec = findIn(table, name);
      return spec === undefined ? NIL_ARRAY : describeOne(spec);
    }),
  );
}

function describe(spec: CommandSpec): Reply {
  const { keys } = spec;
  const [first, last, step] =
    keys.kind === 'range' ? [keys.first, keys.last, keys.step] : [0, 0, 0];
  return array([
    bulk(bytes(spec.name)),
    integer(spec.arity),
    array(spec.flags.map(simple)),
    integer(first),
    integer(last),
    integer(step),
    EMPTY_ARRAY,
    EMPTY_ARRAY,
    EMPTY_ARRAY,
    EMPTY_ARRAY,
  ]);
}

/** A flat list of names and facts; unknown names are left out, as Redis does. */
function documentNamed(table: readonly CommandSpec[], argv: Argv): Reply {
  const names = argv.slice(2);
  const specs = names.length === 0 ? table : names.flatMap((name) => findIn(table, name) ?? []);
  return array(specs.flatMap((spec) => [bulk(bytes(spec.name)), documentOne(spec)]));
}

function documentOne({ summary, since, group }: CommandSpec): Reply {
  const facts = ['summary', summary, 'since', since, 'group', group];
  return array(facts.map((fact) => bulk(bytes(fact))));
}

function listNames(table: readonly CommandSpec[], argv: Argv): Reply {
  const names = table.map((spec) => bytes(spec.name));
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
  if (spec === undefined) return NOT_A_COMMAND;
  if (spec.keys.kind === 'none') return NO_KEY_ARGUMENTS;
  if (!arityMatches(spec, inner)) return WRONG_COUNT;
  const keys = keyIndexes(spec, inner).map((index) => wordAt(inner, index));
  // A destination alone shows that the number of keys behind it was none.
  const least = spec.keys.kind === 'count' && spec.keys.also !== undefined ? 2 : 1;
  return keys.length < least ? WRONG_ARGUMENTS : bulks(keys);
}
