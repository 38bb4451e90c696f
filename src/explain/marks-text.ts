/** Marks as text: one line per mark in drawing order, for goldens that a person can review. */
import type { Mark, Shape } from './diagram/mark.ts';
import type { Marks } from './layout.ts';

/** The whole diagram, ending in a newline. Grid lines and stops are left out: they only repeat times. */
export function renderMarks(marks: Marks): string {
  const head = `${String(marks.width)} × ${String(marks.height)}, cursor ${String(marks.cursorMs)} ms at x ${String(Math.round(marks.cursorX))}`;
  const told = marks.marks.filter(({ id, role }) => role !== 'grid' && !id.startsWith('stop:'));
  return `${[head, ...told.map(renderMark)].join('\n')}\n`;
}

function renderMark({ role, id, box, shapes, events }: Mark): string {
  const place = `${pad(box.x)},${pad(box.y)} ${pad(box.width)}×${pad(box.height)}`;
  const words = shapes.flatMap((shape) => wordsOf(shape)).join(' / ');
  const inks = [...new Set(shapes.flatMap(inksOf))].join(' ');
  const stands = events.length === 0 ? '' : ` [${events.join(' ')}]`;
  return `${role.padEnd(14)} ${place}  ${id}${stands}  ${inks}${words === '' ? '' : `  "${words}"`}`;
}

const pad = (value: number): string => String(Math.round(value)).padStart(4);

const wordsOf = (shape: Shape): readonly string[] =>
  shape.kind === 'text' ? [shape.parts.map(({ text }) => text).join('')] : [];

function inksOf(shape: Shape): readonly string[] {
  if (shape.kind === 'text') return shape.parts.map(({ ink }) => ink);
  return [shape.fill, shape.stroke].filter((ink) => ink !== 'none');
}
