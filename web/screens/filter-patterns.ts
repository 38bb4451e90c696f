/** Which patterns somebody means by a few words. */
import { slugOf, SHAPES } from '../../src/index.ts';
import type { PatternCard } from '../engine/card.ts';

export type Group = {
  readonly name: string;
  readonly slug: string;
  readonly patterns: readonly PatternCard[];
};

/** What a pattern is found by: its name, goal, belief, verdict, what it breaks, its rules and its shape. */
const textOf = (card: PatternCard): string =>
  [
    card.name,
    card.group,
    card.belief,
    ...(card.broken.length === 0 ? ['holds'] : ['refuted', ...card.broken]),
    ...card.rules,
    card.shape === undefined ? '' : SHAPES[card.shape],
  ]
    .join(' ')
    .toLowerCase();

/** Those that say every word, by what people want from them, in the order of the library. */
export function filterPatterns(cards: readonly PatternCard[], words: string): readonly Group[] {
  const asked = words.toLowerCase().split(/\s+/).filter(Boolean);
  const groups = new Map<string, PatternCard[]>();
  for (const card of cards) {
    const text = textOf(card);
    if (!asked.every((word) => text.includes(word))) continue;
    const group = groups.get(card.group) ?? [];
    groups.set(card.group, [...group, card]);
  }
  return [...groups].map(([name, patterns]) => ({ name, slug: slugOf(name), patterns }));
}
