/** A schedule that contradicts itself is refused at its line, with the reason. */
import { expect, test } from 'vitest';

import { parseScenario, runScenario, ScenarioError } from '../../src/scenario/index.ts';

function refusal(steps: string, settings = ''): { line: number; message: string } | undefined {
  try {
    runScenario(parseScenario(`regions: r1, r2\n${settings}\n${steps}\n`));
  } catch (error) {
    if (error instanceof ScenarioError) return { line: error.line, message: error.message };
    throw error;
  }
  return undefined;
}

test.each([
  ['heal r1 r2', 3, 'the link r1 ⇄ r2 is not cut'],
  ['cut r1 -> r2\nheal r2 -> r1', 4, 'the link r2 → r1 is not cut'],
  ['cut r1 r2\ncut r1 -> r2', 4, 'the link r1 → r2 is cut already'],
  ['unclog r1 r2', 3, 'the link r1 ⇄ r2 is not clogged'],
  ['restart r1', 3, "region 'r1' is running"],
  ['crash r1\ncrash r1', 4, "region 'r1' is already down"],
  ['force-remove r1\nforce-remove r2', 4, "region 'r2' is the last one"],
  ['remove r1\nsettle\nremove r2', 5, "region 'r2' is the last one"],
  ['cut r1 r2\nremove r2', 4, "cannot pass on its writes to 'r1'"],
  ['join r2', 3, "region 'r2' is a member already"],
  ['crash r1\njoin r3', 4, "'r1' is down"],
  ['lose r1 -> r2', 3, 'nothing is on its way from r1 to r2'],
  ['duplicate r1 -> r2', 3, 'nothing has arrived from r1 in r2 yet'],
  ['crash r1\nflush r1', 4, "region 'r1' is down and cannot flush"],
  ['drift r1 50ppm', 3, "'50ppm' is not a drift"],
  ['clog r1 r2 fast', 3, "'fast' is not a whole number of milliseconds"],
])('%j is refused at line %d', (steps, line, message) => {
  const refused = refusal(steps);
  expect(refused?.line).toBe(line);
  expect(refused?.message).toContain(message);
});

test.each([
  ['latency: -5ms', 'an effect cannot arrive before it was sent'],
  ['latency: uniform 90ms 10ms', 'from the smaller to the larger'],
  ['latency: 80ms loss 100%', 'lossPercent of every link is a number from 0 to 90'],
  ['latency: 80ms loss much', "'much' is not a percentage"],
  ['persistence: sometimes', "'sometimes' cannot stand here"],
  ['persistence: r1 none, r1 always', "the region 'r1' is named twice"],
  ['backlog: much', "'much' is not a whole number"],
  ['clock-drift: r1 +999999999ppm', 'whole millionths'],
])('the setting %j is refused at line 2', (setting, message) => {
  const refused = refusal('settle', setting);
  expect(refused?.line).toBe(2);
  expect(refused?.message).toContain(message);
});

test('more than ten regions are refused', () => {
  const joins = Array.from({ length: 9 }, (_, at) => `join n${String(at)}\nsettle`).join('\n');
  const refused = refusal(joins);
  expect(refused?.line).toBe(19);
  expect(refused?.message).toContain('at most 10 regions');
});

test('a region that joins may be named by the lines below, and by none above', () => {
  expect(refusal('join r3\nadvance 1s\nr3> SET k v\n  OK\ncut r3 r1')).toBeUndefined();
  expect(refusal('r3> GET k\njoin r3')?.line).toBe(3);
});
