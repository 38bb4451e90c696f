/** A counterexample as one word: pattern, clock skews, moves. Readable, versioned, no encoding. */
import { requireForm, requireUse, TEXT } from '../kernel/index.ts';
import { parseMove, printMove, type Move } from './move.ts';
import { slugOf } from './pattern.ts';
import type { Path } from './path.ts';

const version = 'gp1';

/** What a crash leaves, by the letter that stands behind the clocks. */
const PERSISTENCE_LETTERS = { always: '', everysec: 'e', none: 'n' } as const;

/**
 * `gp1:idempotency-key-with-set-nx:0,18:c0.c1`; exact clocks everywhere are left empty. Behind the
 * clocks, `t` stands for a bound on lag, `e` and `n` for a persistence of everysec and none.
 */
export function printToken(name: string, path: Path, lagIsBounded: boolean): string {
  const isExact = path.skewsMs.every((ms) => ms === 0);
  const skews = isExact ? '' : path.skewsMs.join(',');
  const mode = lagIsBounded ? 't' : '';
  const clocks = `${skews}${mode}${PERSISTENCE_LETTERS[path.persistence]}`;
  return [version, slugOf(name), clocks, path.moves.map(printMove).join('_')].join(':');
}

export type Token = {
  readonly slug: string;
  readonly path: Path;
  readonly lagIsBounded: boolean;
};

/** Reads a token; what is wrong with it is said with the place. */
export function parseToken(token: string): Token {
  requireForm(token, TEXT, 'a token');
  const [head, slug, clocks, words, ...rest] = token.trim().split(':');
  requireUse(head === version, `a token begins with '${version}:', not '${token.slice(0, 12)}'`);
  const isWhole = slug !== undefined && clocks !== undefined && words !== undefined;
  requireUse(
    isWhole && rest.length === 0,
    'a token has four parts: gp1:PATTERN:CLOCKS:MOVES; copy it whole',
  );
  const [, skews = '', mode, letter] = /^(.*?)(t?)([en]?)$/.exec(clocks) ?? [];
  const lagIsBounded = mode === 't';
  const persistence = letter === 'n' ? 'none' : letter === 'e' ? 'everysec' : 'always';
  const skewsMs = skews === '' ? [] : skews.split(',').map(Number);
  requireUse(
    skewsMs.every(Number.isInteger),
    `the clocks of the token are whole ms, not '${skews}'`,
  );
  const moves: Move[] = [];
  for (const [at, word] of words.split('_').entries()) {
    if (word === '') continue;
    const move = parseMove(word);
    requireUse(move !== undefined, `move ${String(at + 1)} of the token, '${word}', is none`);
    moves.push(move);
  }
  return { slug, path: { skewsMs, persistence, moves }, lagIsBounded };
}
