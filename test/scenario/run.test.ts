import { describe, expect, test } from 'vitest';

import {
  parseScenario,
  rewriteScenario,
  runScenario,
  ScenarioError,
  type RunResult,
} from '../../src/scenario/index.ts';

const HEAD = 'regions: r1, r2\ndelivery: manual\n\n';
const run = (steps: string): RunResult => runScenario(parseScenario(HEAD + steps));
/** The steps as they are written after a rewrite. */
const rewrite = (steps: string): string =>
  rewriteScenario(parseScenario(HEAD + steps)).slice(HEAD.length);

describe('a run', () => {
  test('is ok when every reply is what the scenario says', () => {
    expect(run('r1> SET k v\n  OK\nsync\n*> GET k\n  "v"\nexpect converged').ok).toBe(true);
  });

  test('keeps the reply and the events of each step', () => {
    const { results } = run('r1> SET k v\n  OK\nsync');
    expect(
      results.map(({ replies, events }) => [replies.length, events.map(({ kind }) => kind)]),
    ).toEqual([
      [1, ['command']],
      [0, ['apply']],
    ]);
  });

  test('names the first line that did not come true, with both sides', () => {
    const { mismatch } = run('r1> SET k v\n  OK\nr1> GET k\n  "w"\nr1> GET k\n  "x"');
    expect(mismatch).toEqual({
      line: 6,
      message: 'the reply is another',
      expected: ['"w"'],
      actual: ['"v"'],
    });
  });

  test('says so when only the quotes of a bulk string are missing', () => {
    expect(run('r1> SET k v\n  OK\nr1> GET k\n  v').mismatch?.message).toBe(
      'the reply is a bulk string: put it in double quotes',
    );
  });

  test('of *> fails when the regions differ, and shows each', () => {
    const { mismatch } = run('r1> SET k v\n  OK\n*> GET k\n  "v"');
    expect(mismatch).toMatchObject({
      message: 'the regions answer differently',
      actual: ['r1>', '"v"', 'r2>', '(nil)'],
    });
  });

  test.each([true, false])('delivers the first of what waits (trace: %s)', (trace) => {
    const scenario = parseScenario(
      `${HEAD}r1> SET k v\n  OK\nr1> SET k w\n  OK\ndeliver r1 -> r2 1\nr2> GET k\n  "v"\ndeliver r1 -> r2 1\nr2> GET k\n  "w"\n`,
    );
    const played = runScenario({ ...scenario, world: { ...scenario.world, trace } });
    expect(played.results.at(-1)?.events.length).toBe(trace ? 1 : 0);
    expect(played.mismatch).toBeUndefined();
  });

  test.each([true, false])('refuses to deliver what does not wait (trace: %s)', (trace) => {
    const scenario = parseScenario(`${HEAD}r1> SET k v\n  OK\ndeliver r1 -> r2 2\n`);
    expect(() => runScenario({ ...scenario, world: { ...scenario.world, trace } })).toThrow(
      'nothing more waits from r1 to r2',
    );
  });

  test('checks convergence where it is asked to', () => {
    expect(run('r1> SET k v\n  OK\nexpect converged').mismatch).toEqual({
      line: 6,
      message: 'the regions hold different states',
      expected: ['converged'],
      actual: ['diverged'],
    });
  });

  test('counts the replies that the scenario leaves open', () => {
    expect(run('r1> SET k v\nr1> GET k\n  ...\nsync').unstated).toBe(1);
  });

  test('ends at the line that the world refuses', () => {
    const play = (): unknown => run('r1> SET k v\n  OK\nrestart r2');
    expect(play).toThrow(ScenarioError);
    expect(play).toThrow("line 6, column 1: region 'r2' is running.");
  });

  test('gives each client its own connection', () => {
    const { ok } = run(
      'ann@r1> MULTI\n  OK\nbob@r1> SET k v\n  OK\nann@r1> SET k w\n  QUEUED\nann@r1> EXEC\n  1) OK',
    );
    expect(ok).toBe(true);
  });

  test('passes arguments as bytes, valid text or not', () => {
    expect(run('r1> SET k "\\xff\\x00é"\n  OK\nr1> GET k\n  "\\xff\\x00\\xc3\\xa9"').ok).toBe(true);
  });
});

describe('loose expectations', () => {
  test('take any order of items, but no other items', () => {
    const ask = 'r1> MGET {t}a {t}b\n  (any order)\n  1) "y"\n  2) "x"\n';
    expect(run(`r1> MSET {t}a x {t}b y\n  OK\n${ask}`).ok).toBe(true);
    expect(run(`r1> MSET {t}a x {t}b x\n  OK\n${ask}`).ok).toBe(false);
  });

  test('take any order of pairs, but no other pairing', () => {
    const ask =
      'r1> MGET {t}a {t}b {t}c {t}d\n  (pairs in any order)\n  1) "f"\n  2) "1"\n  3) "g"\n  4) "2"\n';
    expect(run(`r1> MSET {t}a g {t}b 2 {t}c f {t}d 1\n  OK\n${ask}`).ok).toBe(true);
    expect(run(`r1> MSET {t}a g {t}b 1 {t}c f {t}d 2\n  OK\n${ask}`).ok).toBe(false);
  });

  test('take one reply of several, an error by its beginning, or anything', () => {
    expect(run('r1> GET k\n  "a"\n  or\n  (nil)').ok).toBe(true);
    expect(run('r1> GET k\n  "a"\n  or\n  "b"').ok).toBe(false);
    expect(run('r1> NOSUCH\n  (error) ERR unknown...').ok).toBe(true);
    expect(run('r1> NOSUCH\n  (error) WRONGTYPE...').ok).toBe(false);
    expect(run('r1> NOSUCH\n  ...').ok).toBe(true);
  });
});

describe('a hint', () => {
  const hintLines = (steps: string): readonly string[] =>
    run(steps).hints.map((hint) => hint.slice(0, 'line 4 sets a TTL'.length));

  test.each(['SET k v EX 10', 'SETEX k 10 v', 'SET k v pxat 1800000000000'])(
    'is given when time stands still after %s',
    (command) => {
      expect(hintLines(`r1> ${command}\n  OK\nsync`)).toEqual(['line 4 sets a TTL']);
    },
  );

  test('is not given when time passes', () => {
    expect(hintLines('r1> SET k v EX 10\n  OK\nadvance 1ms')).toEqual([]);
  });

  test('is not given when no deadline was set', () => {
    expect(hintLines('r1> SET k v XX EX 10\n  (nil)\nr1> SET k EX\n  OK')).toEqual([]);
  });
});

describe('rewriting', () => {
  test('puts what happened in place of what was expected, and leaves the rest', () => {
    expect(rewrite('# why\nr1> SET k v\n  (nil)\n\nr1> GET k\n  ...\n')).toBe(
      '# why\nr1> SET k v\n  OK\n\nr1> GET k\n  ...\n',
    );
  });

  test('states what was left open', () => {
    expect(rewrite('r1> SET k v\n')).toBe('r1> SET k v\n  OK\n');
  });

  test('keeps an expectation loose', () => {
    const ask = 'r1> MGET {t}a {t}b\n  (any order)\n';
    expect(rewrite(`r1> MSET {t}a x {t}b y\n  OK\n${ask}  1) "z"\n`)).toBe(
      `r1> MSET {t}a x {t}b y\n  OK\n${ask}  1) "x"\n  2) "y"\n`,
    );
  });

  test('asks every region by itself where they differ', () => {
    expect(rewrite('r1> SET k v\n  OK\n*> GET k\n  "v"\n')).toBe(
      'r1> SET k v\n  OK\nr1> GET k\n  "v"\nr2> GET k\n  (nil)\n',
    );
  });

  test('corrects what is expected of convergence', () => {
    expect(rewrite('r1> SET k v\n  OK\nexpect converged\n')).toBe(
      'r1> SET k v\n  OK\nexpect diverged\n',
    );
  });
});
