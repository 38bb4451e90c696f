/** The exhibit of an execution that a check found: replayed move by move, a frame after each. */
import { parseToken, replay, type Pattern, type Replay } from '../../src/index.ts';
import { text } from '../../src/kernel/index.ts';
import { describeReplay } from '../../src/report/index.ts';
import { readFrame, type Exhibit, type Frame } from './exhibit.ts';

export async function showFound(
  pattern: Pattern,
  propertyName: string,
  token: string,
): Promise<Exhibit> {
  const { path, lagIsBounded } = parseToken(token);
  const property = new Map(Object.entries(pattern.properties)).get(propertyName);
  const again = (length: number): Promise<Replay> =>
    replay(pattern, { ...path, moves: path.moves.slice(0, length) }, lagIsBounded);

  const whole = await again(path.moves.length);
  const run = describeReplay(whole, { title: `${pattern.name}: ${propertyName}`, property });
  const keys = run.keys.map(({ key }) => text(key));
  const frames: Frame[] = [];
  for (let length = 0; length <= path.moves.length; length += 1) {
    frames.push(readFrame((await again(length)).simulation, keys));
  }
  frames.push(...epilogue(await again(path.moves.length), keys));
  return { run, frames, outcomes: [] };
}

/** The same deliveries that `describeReplay` lets happen, one at a time. */
function epilogue({ simulation }: Replay, keys: readonly string[]): readonly Frame[] {
  const frames: Frame[] = [];
  const { regions, world } = simulation;
  const pairs = regions.flatMap((from) =>
    regions.filter((to) => to !== from).map((to) => ({ from, to })),
  );
  const linkOf = ({
    from,
    to,
  }: {
    from: string;
    to: string;
  }): (typeof world.links)[number] | undefined =>
    world.links.find(
      (link) => link.from === regions.indexOf(from) && link.to === regions.indexOf(to),
    );
  simulation.advance(1);
  for (const pair of pairs) {
    if (linkOf(pair)?.isCut !== true) continue;
    simulation.heal(pair.from, pair.to, { oneWay: true });
    frames.push(readFrame(simulation, keys));
  }
  for (const pair of pairs) {
    simulation.deliver(pair.from, pair.to);
    frames.push(readFrame(simulation, keys));
  }
  return frames;
}
