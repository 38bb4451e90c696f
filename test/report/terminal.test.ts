import { describe, expect, test } from 'vitest';

import { stockEscrow, viewCounter } from '../../models/index.ts';
import {
  ANSI,
  exitCodeOf,
  renderCounterexample,
  renderPattern,
  renderSummary,
  renderVerdictTable,
  widthOf,
} from '../../src/report/index.ts';
import { lock, reportOf, undecidedReport } from './verdicts.ts';

const surprising = await reportOf(lock);
const holding = await reportOf(stockEscrow);
const undecided = undecidedReport(viewCounter);

describe('the verdict table', () => {
  const table = renderVerdictTable([surprising, holding, undecided]);

  test('gives a pattern that holds one line', () => {
    expect(table.match(/^ {2}✓ Stock in escrow .* hold +\d+$/gm)).toHaveLength(1);
  });

  test('says on the line what is not as its pattern expects', () => {
    expect(table).toMatch(/✗ Lock \|.* one holder .* refuted, silently .*← not as expected/);
  });

  test('marks what is undecided with a question', () => {
    expect(table).toMatch(/\? View counter with INCR +every view counts once +unknown/);
  });

  test('aligns its columns', () => {
    const lines = table.split('\n').filter((line) => /^ {2}[✓✗?] /.test(line));
    const ends = lines.map((line) => line.replace(/ {2}← .*/, '').length);
    expect(new Set(ends).size).toBe(1);
  });

  test('keeps to the width it is given', () => {
    const narrow = renderVerdictTable([holding, undecided], { width: 60 });
    const columns = narrow.split('\n').map((line) => widthOf(line.replace(/ {2}← .*/, '')));
    expect(Math.max(...columns)).toBeLessThanOrEqual(72);
  });

  test('is the same table in colour', () => {
    const escape = String.fromCharCode(27);
    const painted = renderVerdictTable([surprising, holding, undecided], { paint: ANSI });
    expect(painted.split(new RegExp(`${escape}\\[[0-9;]*m`)).join('')).toBe(table);
  });

  test('has crimson for what is refuted and for nothing else', () => {
    const painted = renderVerdictTable([holding, undecided], { paint: ANSI });
    expect(painted).not.toContain('38;5;161');
  });
});

describe('one pattern', () => {
  test('shows what was expected beside what came', () => {
    expect(renderPattern(surprising)).toContain(
      '✗ one holder     refuted, silently  ← expected: holds',
    );
  });

  test('says why something is undecided', () => {
    expect(renderPattern(undecided)).toContain('the bound on states was reached');
  });
});

describe('a counterexample', () => {
  test('is numbered, explained, and ends with the line that replays it', async () => {
    const [verdict] = surprising.verdicts;
    const text = verdict === undefined ? '' : await renderCounterexample(lock, verdict);
    expect(text).toMatchInlineSnapshot(`
      "one holder is refuted in 4 steps, without any fault.
      Silent: once the regions agree, nothing in the database shows that it happened.

      Event   eastus2                       westeurope
      ─────   ───────────────────────────   ─────────────────────────────────────
      #1      1. SETNX lock one
                 → (integer) 1
      #2      2. * holds it
      #3                                    3. SETNX lock two
                                               → (integer) 1
      #4                                    4. * holds it
                                               ← violates the property
      #5                                    ‹ eus2:1 arrives
                                              lock = two as before (2 > 1, CLK-2)
      #6      ‹ weu:1 arrives
                lock = two (2 > 1, CLK-2)

      Why holds it again?
        3. westeurope answered (integer) 1: SETNX asks only the local replica, and lock was absent here.
        1. The write eus2:1 had not been delivered yet.
         → Later two wins: 2 > 1 (CLK-2). A clock 1 ms slower in westeurope would flip it.

      What may vary
        Step 1 and step 3 may change places.

      Replay: npx geoproof replay gp1:lock-b-100-setnx::c0_c1"
    `);
  });

  test('of a property that holds is empty', async () => {
    const [verdict] = holding.verdicts;
    expect(verdict && (await renderCounterexample(stockEscrow, verdict))).toBe('');
  });
});

describe('the exit code', () => {
  test('is 0 when all is as expected', () => expect(exitCodeOf([holding])).toBe(0));
  test('is 1 when something is decided otherwise', () =>
    expect(exitCodeOf([holding, undecided, surprising])).toBe(1));
  test('is 2 when nothing is decided otherwise and something is undecided', () =>
    expect(exitCodeOf([holding, undecided])).toBe(2));
});

test('the summary counts what holds, is refuted, is unknown and surprises', () => {
  expect(renderSummary([surprising, holding, undecided])).toBe(
    '3 patterns, 9 properties: 5 hold, 1 refuted, 3 unknown; 4 verdicts are not as expected.',
  );
});
