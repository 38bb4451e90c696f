/** The library as cards, read when the playground is built: the list needs no engine to be shown. */
import { cards } from 'virtual:catalogue';
import type { PatternCard } from './card.ts';

export const CATALOGUE: readonly PatternCard[] = cards;

export const findCard = (slug: string): PatternCard | undefined =>
  CATALOGUE.find((card) => card.slug === slug);
