import { describe, expect, test } from 'vitest';

import {
  complainOfHeaders,
  complainOfLength,
  complainOfLooseEnds,
  complainOfNames,
  complainOfUnrunTests,
} from './file-rules.ts';
import type { SourceFile } from './source-file.ts';

const file = (text: string, path = 'src/kernel/clock.ts'): SourceFile => ({ path, text });

describe('length', () => {
  test('a file at the limit is fine, with or without its last line break', () => {
    expect(complainOfLength([file('a\nb\n'), file('a\nb')], 2)).toEqual([]);
  });

  test('a file past the limit is named with its length', () => {
    expect(complainOfLength([file('a\nb\nc\n')], 2)).toEqual([
      'src/kernel/clock.ts: 3 lines, at most 2; look for the second noun hiding in it',
    ]);
  });
});

describe('names', () => {
  test.for(['src/utils/clock.ts', 'src/clock-helper.ts', 'src/manager.test.ts', 'src/data.ts'])(
    '%s is refused',
    (path) => {
      expect(complainOfNames([file('', path)])).toHaveLength(1);
    },
  );

  test('an empty word inside a longer word or beside a noun is fine', () => {
    const files = [file('', 'src/crdt/data-type.ts'), file('', 'src/uncommon/distributed.ts')];
    expect(complainOfNames(files)).toEqual([]);
  });
});

describe('loose ends', () => {
  test('a note without a number is refused with its line', () => {
    expect(complainOfLooseEnds([file('ok\n// TODO later\n')])).toEqual([
      'src/kernel/clock.ts:2: a TODO needs an issue number (#12) or a record (decisions/0004)',
    ]);
  });

  test('a note with an issue or a decision is fine', () => {
    expect(complainOfLooseEnds([file('// TODO #12: x\n// FIXME decisions/0004\n')])).toEqual([]);
  });
});

describe('tests that do not run', () => {
  // In parts, so that a plain search for such calls finds only calls.
  test.for([
    ['test', 'only'],
    ['it', 'skip'],
    ['describe', 'concurrent', 'only'],
    ['test', 'todo'],
  ])('%j is refused', (parts) => {
    expect(complainOfUnrunTests([file(`${parts.join('.')}('x')`)])).toHaveLength(1);
  });

  test.for(["test.skipIf(isMissing)('x')", 'iterator.skip(2)', "test('x')"])(
    '%s is fine',
    (call) => {
      expect(complainOfUnrunTests([file(call)])).toEqual([]);
    },
  );
});

describe('headers', () => {
  const sentence =
    'A counter keeps every increment apart from the others, and its value is their sum.';

  test.for([`/** ${sentence} */\n`, `/*\n * ${sentence}\n */\n`, `// ${sentence}\nimport 'x';\n`])(
    'a file that opens with a paragraph is fine: %j',
    (text) => {
      expect(complainOfHeaders([file(text)])).toEqual([]);
    },
  );

  test.for(['', '/** Counter. */\n', `import 'x';\n/** ${sentence} */\n`])(
    'a file that opens otherwise is refused: %j',
    (text) => {
      expect(complainOfHeaders([file(text)])).toHaveLength(1);
    },
  );
});
