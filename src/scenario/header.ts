/**
 * The opening comment of a scenario: its title, then the labels `vector`, `rules` and `source`,
 * then, after an empty comment line, notes in whatever words.
 */
import { fail, type Place } from './place.ts';
import type { Scenario } from './scenario.ts';

export type Header = Pick<Scenario, 'title' | 'vector' | 'rules' | 'source' | 'notes'>;

export type CommentLine = { readonly text: string; readonly place: Place };

const LABEL = /^(vector|rules|source): *(.*)$/s;
const RULE = /^[A-Z]+(-[0-9]+)?$/;

/** Labels may stand anywhere in the block; printing puts them below the title. */
export function readHeader(lines: readonly CommentLine[]): Header {
  const labels = new Map<string, CommentLine>();
  const rest: CommentLine[] = [];
  for (const line of lines) {
    const [, name, value] = LABEL.exec(line.text) ?? [];
    if (name === undefined || value === undefined) {
      rest.push(line);
      continue;
    }
    if (labels.has(name)) fail(line.place, `'${name}:' stands here twice; keep one.`);
    if (value === '') fail(line.place, `nothing follows '${name}:'.`);
    labels.set(name, { text: value, place: line.place });
  }
  const [title, ...notes] = rest.map(({ text }) => text);
  return {
    title: title ?? '',
    vector: labels.get('vector')?.text,
    rules: readRules(labels.get('rules')),
    source: labels.get('source')?.text,
    notes: trimBlank(notes),
  };
}

function readRules(label: CommentLine | undefined): readonly string[] {
  if (label === undefined) return [];
  const rules = label.text.split(/ *, */);
  const wrong = rules.find((rule) => !RULE.test(rule));
  if (wrong !== undefined) {
    fail(label.place, `'${wrong}' is not the number of a rule: write rules: STR-4, CLK-7.`);
  }
  return rules;
}

function trimBlank(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line !== '');
  const last = lines.findLastIndex((line) => line !== '');
  return first === -1 ? [] : lines.slice(first, last + 1);
}

/** The block as lines, each beginning with `#`; none for an empty header. */
export function printHeader(header: Header): readonly string[] {
  const labels = [
    ...(header.vector === undefined ? [] : [`vector: ${header.vector}`]),
    ...(header.rules.length === 0 ? [] : [`rules: ${header.rules.join(', ')}`]),
    ...(header.source === undefined ? [] : [`source: ${header.source}`]),
  ];
  const title = header.title === '' ? [] : [header.title];
  const notes = header.notes.length === 0 ? [] : ['', ...header.notes];
  return [...title, ...labels, ...notes].map(printComment);
}

/** One comment line; an empty one is a lone `#`. */
export function printComment(text: string): string {
  return text === '' ? '#' : `# ${text}`;
}
