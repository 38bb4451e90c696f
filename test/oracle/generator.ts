/** A generator draws the arguments of one command; families of them are tables in generators/. */
import type { Draw } from './draw.ts';

export type Generator = {
  /** The command, with its subcommand where there is one: `set`, `object freq`. */
  readonly name: string;
  /** How often it is drawn, compared with others of its table; 1 unless said otherwise. */
  readonly weight?: number;
  /** No command at all, and meant so; others that the table lacks are left out. */
  readonly isUnknown?: true;
  /** Never damaged, because a stray word could make a real server wait or work forever. */
  readonly isIntact?: true;
  /** The arguments after the name. */
  readonly draw: (draw: Draw) => readonly string[];
};

/** Words put in the place of others: no small positive integer, which could be a deadline. */
const STRAY_WORDS = ['', 'x', 'NX', 'GET', 'COUNT', 'LIMIT', '-1', '0', 'a', '\0', '1.5', 'STORE'];

/** A command of this generator; a few have a word dropped, doubled, added or replaced. */
export function drawCommand(generator: Generator, draw: Draw): string[] {
  const argv = [...generator.name.split(' '), ...generator.draw(draw)].map((word, index) =>
    index === 0 ? spell(word, draw) : word,
  );
  if (generator.isIntact !== true && draw.chance(6)) damage(argv, draw);
  return argv;
}

function spell(word: string, draw: Draw): string {
  return draw.chance(10) ? word.toUpperCase() : word;
}

function damage(argv: string[], draw: Draw): void {
  const at = 1 + draw.below(argv.length);
  switch (draw.below(4)) {
    case 0:
      argv.splice(at, 1);
      return;
    case 1:
      argv.splice(at, 0, argv[at] ?? 'x');
      return;
    case 2:
      argv.splice(at, 0, draw.oneOf(STRAY_WORDS));
      return;
    default:
      if (at < argv.length) argv[at] = draw.oneOf(STRAY_WORDS);
  }
}

export function pickGenerator(table: readonly Generator[], draw: Draw): Generator {
  const total = table.reduce((sum, { weight = 1 }) => sum + weight, 0);
  let drawn = draw.below(total);
  for (const generator of table) {
    drawn -= generator.weight ?? 1;
    if (drawn < 0) return generator;
  }
  throw new Error('a table of at least one generator, with whole positive weights');
}
