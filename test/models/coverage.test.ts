/** docs/library.md names every pattern, each where it is, and says why what is missing is missing. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LIBRARY } from '../../models/index.ts';

type Row = {
  readonly number: number;
  readonly patterns: readonly string[];
  readonly files: readonly string[];
};

const root = new URL('../../', import.meta.url);
const page = readFileSync(new URL('docs/library.md', root), 'utf8');
const cellsOf = (line: string): readonly string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
const rows = page
  .split('\n')
  .filter((line) => /^\|\s*\d/.test(line))
  .map((line): Row => {
    const [number = '', , patterns = '', files = ''] = cellsOf(line);
    return {
      number: Number(number),
      patterns: patterns.startsWith('not yet: ') ? [] : patterns.split(' · '),
      files: [...files.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file),
    };
  });

describe('docs/library.md', () => {
  it('has the numbers of the survey, each once and in order', () => {
    const numbers = rows.map(({ number }) => number);
    expect(numbers.length).toBe(54);
    expect(numbers).toEqual([...new Set(numbers)].sort((left, right) => left - right));
  });

  it('names every pattern of the library, and no other', () => {
    const named = rows.flatMap(({ patterns }) => patterns);
    expect(new Set(named)).toEqual(new Set(LIBRARY.map(({ name }) => name)));
    expect(named.length).toBe(LIBRARY.length);
  });

  it('says for each in which file it is', () => {
    const strangers = rows.flatMap(({ patterns, files }) => {
      const texts = files.map((file) => readFileSync(new URL(file, root), 'utf8'));
      const missing = patterns.filter(
        (name) => !texts.some((text) => text.includes(`name: '${name}'`)),
      );
      const idle = files.filter(
        (_, at) => !patterns.some((name) => texts[at]?.includes(`name: '${name}'`)),
      );
      return [...missing, ...idle];
    });
    expect(strangers).toEqual([]);
  });

  it('counts as missing only what needs a type that the kernel does not have', () => {
    const missing = rows.filter(({ patterns }) => patterns.length === 0);
    expect(missing.map(({ number }) => number)).toEqual([2, 25, 29, 30]);
  });
});
