/** Everything that is shipped can be read: each scenario file and each run behind a verdict, at every width. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { check } from '../../src/explore/index.ts';
import {
  drawPlan,
  findFlaws,
  planDiagram,
  restingCursorMs,
  runOf,
  tableOf,
  tellReply,
  type Run,
} from '../../src/explain/index.ts';
import { countSteps, runOfVerdict } from '../../src/report/index.ts';
import { parseScenario, runScenario } from '../../src/scenario/index.ts';
import { LIBRARY } from '../../models/index.ts';

const folder = join(import.meta.dirname, '../scenarios');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.geo'))
  .sort((left, right) => (left < right ? -1 : 1));

/** The diagram's width in a window of 1440 (beside the verdict), 1280 and 1024 (above it). */
const widths = [1022, 1214, 958];

function flawsOf(name: string, run: Run): readonly string[] {
  return widths.flatMap((width) => {
    const plan = planDiagram(run, width);
    const moments = new Set([Math.round(run.endMs / 2), restingCursorMs(run)]);
    return [...moments].flatMap((ms) =>
      findFlaws(drawPlan(plan, ms)).map(
        (flaw) => `${name} at ${String(width)}, ${String(ms)} ms: ${flaw}`,
      ),
    );
  });
}

/** Hundreds of diagrams and a search per pattern: seconds on an idle machine, longer on a busy one. */
const slowMs = 180_000;

test(
  'every scenario file can be read as a diagram',
  () => {
    const flaws = files.flatMap((name) => {
      const { simulation } = runScenario(parseScenario(readFileSync(join(folder, name), 'utf8')));
      return flawsOf(name, runOf(simulation, { title: name }));
    });
    expect(files.length).toBeGreaterThan(0);
    expect(flaws).toEqual([]);
  },
  slowMs,
);

test(
  'every scenario file can be read as a table, and every reply has its story',
  () => {
    for (const name of files) {
      const { simulation } = runScenario(parseScenario(readFileSync(join(folder, name), 'utf8')));
      const run = runOf(simulation, { title: name });
      const words = [
        ...tableOf(run).flatMap(({ what, reply, why }) => [what, reply, why]),
        ...run.events.flatMap(
          ({ id }) =>
            tellReply(run, id)?.lines.flatMap(({ phrases }) => phrases.map(({ text }) => text)) ??
            [],
        ),
      ];
      expect(words.filter((text) => /undefined|NaN|\[object|Infinity/.test(text))).toEqual([]);
    }
  },
  slowMs,
);

test(
  'every run behind a verdict of a shipped pattern can be read as a diagram',
  async () => {
    let count = 0;
    for (const pattern of LIBRARY) {
      for (const verdict of await check(pattern)) {
        const run = await runOfVerdict(pattern, verdict);
        if (run === undefined) continue;
        count += 1;
        const shown = verdict.counterexample ?? verdict.witness;
        if (shown !== undefined && verdict.exhaustive) {
          expect([verdict.property, countSteps(shown, verdict.kind)]).toEqual([
            verdict.property,
            run.steps.length,
          ]);
        }
        expect(flawsOf(`${pattern.name}: ${verdict.property}`, run)).toEqual([]);
      }
    }
    expect(count).toBeGreaterThan(0);
  },
  slowMs,
);
