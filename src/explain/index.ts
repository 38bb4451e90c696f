/** Face of the explain room: runs, lines, reasons, stories, tables, the diagram and its renderings. */
export { cutAt } from './cut.ts';
export * from './diagram-text.ts';
export * from './layout.ts';
export * from './line.ts';
export * from './marks-text.ts';
export * from './overlap.ts';
export { paceAt, type SetLatency } from './pace.ts';
export * from './phrase.ts';
export * from './reason.ts';
export * from './run.ts';
export * from './run-of.ts';
export * from './story.ts';
export * from './svg.ts';
export * from './table.ts';
export * from './theme.ts';
export * from './value-story.ts';
export type { Box, Ink, Mark, Shape, TextShape } from './diagram/mark.ts';
export { toMs } from './diagram/scale.ts';
