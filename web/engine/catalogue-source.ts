/** Runs while the playground is built; see `catalogue.ts`. */
import { LIBRARY } from '../../models/index.ts';
import { cardOf } from './card.ts';

export const cards = LIBRARY.map((pattern) => cardOf(pattern));
