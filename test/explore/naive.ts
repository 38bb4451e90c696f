/**
 * A naive twin of the explorer: no interning, no reduction, no tables. Every execution is walked
 * by running the whole simulation again from the start; states are told apart by their digest.
 */
import { createSimulation, toPlain, type Simulation } from '../../src/index.ts';

/** One client of a straight-line program: the commands it sends, whatever it is answered. */
export type Program = {
  readonly region: string;
  readonly commands: readonly (readonly string[])[];
};

export type NaiveResult = {
  /** Distinct lists of all replies and final visible states, one text each. */
  readonly outcomes: ReadonlySet<string>;
  readonly executions: number;
};

type Choice = { readonly client: number } | { readonly from: string; readonly to: string };

export function exploreNaively(
  regions: readonly string[],
  programs: readonly Program[],
): NaiveResult {
  const outcomes = new Set<string>();
  let executions = 0;
  const walk = (path: readonly Choice[]): void => {
    const { simulation, replies, next } = rerun(regions, programs, path);
    if (next.length === 0) {
      executions++;
      outcomes.add(outcomeOf(simulation, replies));
      return;
    }
    for (const choice of next) walk([...path, choice]);
  };
  walk([]);
  return { outcomes, executions };
}

function rerun(
  regions: readonly string[],
  programs: readonly Program[],
  path: readonly Choice[],
): { simulation: Simulation; replies: string[][]; next: Choice[] } {
  const simulation = createSimulation({ regions, delivery: 'manual', trace: false });
  const replies: string[][] = programs.map(() => []);
  for (const choice of path) {
    if ('from' in choice) {
      simulation.perform({ kind: 'deliver', from: choice.from, to: choice.to });
      continue;
    }
    const program = programs[choice.client];
    const given = replies[choice.client];
    const command = program?.commands[given?.length ?? 0];
    if (program === undefined || given === undefined || command === undefined) continue;
    simulation.advance(1);
    given.push(JSON.stringify(toPlain(simulation.call(program.region, command))));
  }
  const next: Choice[] = programs.flatMap(({ commands }, client) =>
    (replies[client]?.length ?? 0) < commands.length ? [{ client }] : [],
  );
  const { links, logs } = simulation.world;
  for (const link of links) {
    const end = (logs[link.from]?.first ?? 0) + (logs[link.from]?.rows.length ?? 0);
    const [from, to] = [regions[link.from], regions[link.to]];
    if (link.cursor < end && from !== undefined && to !== undefined) next.push({ from, to });
  }
  return { simulation, replies, next };
}

export function outcomeOf(simulation: Simulation, replies: readonly (readonly string[])[]): string {
  const shown = simulation.regions.map((region) =>
    ['a', 'b'].map((key) => simulation.inspect(region, key).value).join(','),
  );
  return `${replies.map((given) => given.join(' ')).join(' | ')} => ${shown.join(' ; ')}`;
}
