/** The exhibit of an execution that a check found: replayed move by move, a frame after each. */
import { parseToken, replay, type Pattern, type Replay } from '../../src/index.ts';
import { isConfirmed } from '../../src/explore/index.ts';
import { isCut, text } from '../../src/kernel/index.ts';
import { describeReplay, scenarioTextOf } from '../../src/report/index.ts';
import { readFrame, type Exhibit, type Frame } from './exhibit.ts';
import { planOf, type Planned } from './plan-of.ts';
import { playPlan } from './play-plan.ts';
import { stepMs } from './what-if.ts';

export async function showFound(
  pattern: Pattern,
  wanted: string | undefined,
  token: string,
): Promise<Exhibit> {
  const { path, lagIsBounded } = parseToken(token);
  const again = (length: number): Promise<Replay> =>
    replay(pattern, { ...path, moves: path.moves.slice(0, length) }, lagIsBounded);

  const whole = await again(path.moves.length);
  const propertyName = wanted ?? decidedBy(whole) ?? '';
  const property = new Map(Object.entries(pattern.properties)).get(propertyName);
  const { plan, momentOf } = await exactPlan(pattern, whole);
  const run = describeReplay(whole, { title: `${pattern.name}: ${propertyName}`, property });
  const keys = run.keys.map(({ key }) => text(key));
  const frames: Frame[] = [];
  for (let length = 0; length <= path.moves.length; length += 1) {
    frames.push(readFrame((await again(length)).simulation, keys));
  }
  frames.push(...epilogue(await again(path.moves.length), keys));
  return {
    run,
    plan,
    moments: [...momentOf],
    scenario: scenarioTextOf(whole.simulation, run, pattern.profile),
    frames,
    outcomes: [],
  };
}

/** The first property that the execution breaks; else the first that it shows can be. */
function decidedBy(replayed: Replay): string | undefined {
  const confirmed = Object.entries(replayed.pattern.properties).filter(
    ([, property]) =>
      isConfirmed(replayed, property) && (property.kind !== 'converges' || replayed.isQuiet),
  );
  const broken = confirmed.find(([, { kind }]) => kind !== 'sometimes') ?? confirmed[0];
  return broken?.[0];
}

/** Further apart reads better; what expires in between may ask for less. */
const SPACINGS = [stepMs, 10, 3, 1];

/** The widest plan in which every client hears exactly what it heard in the run. */
async function exactPlan(pattern: Pattern, found: Replay): Promise<Planned> {
  const wanted = JSON.stringify(heardIn(found));
  let last = planOf(found, 1);
  for (const apartMs of SPACINGS) {
    last = planOf(found, apartMs);
    const played = await playPlan(pattern, last.plan, [], () => undefined);
    const heard = heardIn(found).map(({ length }, at) => played.heard[at]?.slice(0, length) ?? []);
    if (JSON.stringify(heard) === wanted) break;
  }
  return last;
}

const heardIn = ({ pattern, steps }: Replay): readonly (readonly unknown[])[] =>
  pattern.clients.map((_, client) =>
    steps.flatMap(({ move, reply }) =>
      move.kind === 'run' && move.client === client ? [reply] : [],
    ),
  );

/** The same deliveries that `describeReplay` lets happen, one at a time. */
function epilogue({ simulation }: Replay, keys: readonly string[]): readonly Frame[] {
  const frames: Frame[] = [];
  const { regions, world } = simulation;
  const pairs = regions.flatMap((from) =>
    regions.filter((to) => to !== from).map((to) => ({ from, to })),
  );
  type Link = (typeof world.links)[number];
  const linkOf = ({ from, to }: { from: string; to: string }): Link | undefined =>
    world.links.find(
      (link) => link.from === regions.indexOf(from) && link.to === regions.indexOf(to),
    );
  simulation.advance(1);
  for (const pair of pairs) {
    const link = linkOf(pair);
    if (link === undefined || !isCut(link)) continue;
    simulation.heal(pair.from, pair.to, { oneWay: true });
    frames.push(readFrame(simulation, keys));
  }
  for (const pair of pairs) {
    simulation.deliver(pair.from, pair.to);
    frames.push(readFrame(simulation, keys));
  }
  return frames;
}
