import type { Generator } from '../generator.ts';

export const TRANSACTION_GENERATORS: readonly Generator[] = [
  { name: 'multi', weight: 2, draw: () => [] },
  { name: 'exec', weight: 3, draw: () => [] },
  { name: 'discard', draw: () => [] },
  { name: 'watch', draw: (draw) => draw.several(1, 3, draw.key) },
  { name: 'unwatch', draw: () => [] },
];
