/** Laws of whole worlds, over the easy object and over the door. */
import fc from 'fast-check';
import {
  canonical,
  choices,
  createSimulation,
  createWorld,
  hashText,
  decidingState,
  effectsOf,
  perform,
  readArgv,
  step,
  type Choice,
  type World,
} from '../../src/kernel/index.ts';
import { requireSame, requireThat } from '../laws/law.ts';
import { commandWords } from './command-words.ts';
import { bringToRest, keyspaces, playStep, playWorld, recordOf } from './play-world.ts';
import { createWitness } from './witness.ts';
import { naturalsChooser, worldOptions, worldStep, type WorldPlan } from './world-plan.ts';

const naturals = (length: number): fc.Arbitrary<number[]> =>
  fc.array(fc.nat({ max: 2519 }), { minLength: length, maxLength: length });

/** More than the options of a world ever draw: past them every draw would be the first choice. */
const OPTION_DRAWS = 40;

/** Each step has naturals of its own, so that fast-check can drop and shrink steps one by one. */
export function worldPlans(stepsMax: number): fc.Arbitrary<WorldPlan> {
  return fc
    .tuple(naturals(OPTION_DRAWS), fc.array(naturals(10), { maxLength: stepsMax, size: 'max' }))
    .map(([first, rest]) => {
      const options = worldOptions(naturalsChooser(first));
      const steps = rest.map((drawn) => worldStep(naturalsChooser(drawn), options.regions));
      return { options, steps };
    });
}

/** What the laws drive: the kernel's own doors, or broken ones. */
export type WorldDoors = {
  readonly create: typeof createSimulation;
  readonly step: typeof step;
  readonly perform: typeof perform;
};

export const KERNEL_DOORS: WorldDoors = { create: createSimulation, step, perform };

export type WorldLaw = {
  readonly id: string;
  readonly name: string;
  readonly of: (doors: WorldDoors) => fc.IRawProperty<unknown>;
};

export const WORLD_LAWS: readonly WorldLaw[] = [
  {
    id: 'convergence',
    name: 'a world converges once it is healed, drained and of one time',
    of: ({ create }) =>
      fc.property(worldPlans(45), (plan) => {
        const { sim } = playWorld(plan, false, create);
        bringToRest(sim);
        requireThat(sim.hasConverged(), `regions differ:\n  ${keyspaces(sim).join('\n  ')}`);
        const [first, ...others] = keyspaces(sim);
        for (const other of others) requireSame(first ?? '', other, 'regions hold different bytes');
      }),
  },
  {
    id: 'replay',
    name: 'the same choices give the same replies, events and world, byte by byte',
    of: ({ create }) =>
      fc.property(worldPlans(30), (plan) => {
        const [one, other] = [playWorld(plan, true, create), playWorld(plan, true, create)];
        requireSame(recordOf(one), recordOf(other), 'two runs of one plan');
      }),
  },
  {
    id: 'trace',
    name: 'a trace changes nothing',
    of: ({ create }) =>
      fc.property(worldPlans(40), (plan) => {
        const traced = playWorld(plan, true, create);
        const silent = playWorld(plan, false, create);
        requireSame(canonical(traced.replies), canonical(silent.replies), 'replies');
        requireSame(traced.sim.digest(), silent.sim.digest(), 'digests with and without a trace');
      }),
  },
  {
    id: 'survival',
    name: 'an acknowledged write survives, and what was removed stays away, unless a rule says not',
    of: ({ create }) =>
      fc.property(worldPlans(45), (plan) => {
        const sim = create({ ...plan.options, trace: false });
        const witness = createWitness(sim);
        for (const [at, step] of plan.steps.entries()) {
          witness.before(step);
          playStep(sim, step, []);
          witness.write(at);
        }
        bringToRest(sim);
        requireSame('', witness.complaints().join('\n'), 'what the regions hold');
      }),
  },
  {
    id: 'dots',
    name: 'no number is given to two writes',
    of: ({ create }) =>
      fc.property(worldPlans(60), (plan) => {
        const { sim } = playWorld(plan, true, create);
        const given = new Set<string>();
        for (const event of sim.events) {
          for (const { origin, n } of 'dots' in event ? event.dots : []) {
            const dot = `${String(origin)}.${String(n)}`;
            requireThat(!given.has(dot), `the number ${dot} is given twice`);
            given.add(dot);
          }
        }
      }),
  },
  {
    id: 'relay',
    name: 'a region passes on an effect at most once',
    of: ({ create }) =>
      fc.property(worldPlans(30), (plan) => {
        const options = { ...plan.options, causalConsistency: true };
        const { sim } = playWorld({ ...plan, options }, false, create);
        for (const { rows } of sim.world.logs) {
          const dots = rows.flatMap(({ payload }) =>
            effectsOf(payload).map(({ origin, n }) => `${String(origin)}.${String(n)}`),
          );
          requireThat(new Set(dots).size === dots.length, `passed on twice: ${dots.join(' ')}`);
        }
      }),
  },
  {
    id: 'refusal',
    name: 'a step that contradicts the world is refused and changes nothing',
    of: ({ create }) =>
      fc.property(worldPlans(20), (plan) => {
        const sim = create({ ...plan.options, trace: false });
        for (const step of plan.steps) {
          const before = sim.digest();
          if (step.kind === 'rejoin') continue;
          const isRefused = !playStep(sim, step, []);
          if (isRefused) requireSame(before, sim.digest(), `a refused ${step.kind}`);
        }
      }),
  },
  {
    id: 'step',
    name: 'step and perform agree, and step leaves the world it was given as it was',
    of: (doors) =>
      fc.property(
        naturals(OPTION_DRAWS),
        fc.array(naturals(12), { maxLength: 25, size: 'max' }),
        (first, rest) => {
          const options = worldOptions(naturalsChooser(first));
          const mutable = createWorld(options);
          let immutable = createWorld(options);
          for (const drawn of rest) {
            const choice = drawChoice(mutable, drawn);
            if (choice === undefined) continue;
            const before = immutable;
            const textBefore = textOf(before);
            const stepped = doors.step(immutable, choice);
            const performed = doors.perform(mutable, choice);
            immutable = stepped.world;
            requireSame(textBefore, textOf(before), 'step changed the old world');
            requireSame(canonical(stepped.events), canonical(performed.events), 'events');
            requireSame(canonical(stepped.reply), canonical(performed.reply), 'replies');
            requireSame(textOf(immutable), textOf(mutable), 'worlds');
          }
        },
      ),
  },
];

const textOf = (world: World): string => hashText(canonical(decidingState(world)));

/** What may happen next anyway, or a command, or a fault. */
function drawChoice(world: World, drawn: readonly number[]): Choice | undefined {
  const chooser = naturalsChooser(drawn);
  const { pick } = chooser;
  const names = world.regions.map(({ name }) => name);
  const region = names[pick(names.length, 'region')] ?? '';
  const other = names[pick(names.length, 'other')] ?? '';
  switch (pick(10, 'choice')) {
    case 0:
      if (region === other) return undefined;
      return {
        kind: pick(2, 'kind') === 0 ? 'cut' : 'heal',
        from: region,
        to: other,
        oneWay: false,
      };
    case 1:
      return { kind: 'clock', region, skewMs: pick(9, 'skew') * 50 - 200 };
    case 2:
      return { kind: 'collect' };
    case 3:
    case 4:
    case 5: {
      const open = choices(world);
      return open[pick(open.length, 'open')];
    }
    default:
      return { kind: 'command', region, client: '', argv: readArgv(commandWords(chooser)) };
  }
}
