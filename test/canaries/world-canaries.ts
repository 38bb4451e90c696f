/** Whole worlds, broken at their doors. */
import { KERNEL_DOORS, type WorldDoors } from '../../properties/worlds/world-laws.ts';
import { createSimulation, perform, type Simulation } from '../../src/kernel/index.ts';

export type WorldCanary = {
  readonly name: string;
  readonly doors: WorldDoors;
  /** Id of the law that must fail. */
  readonly caughtBy: string;
};

function created(change: (sim: Simulation, isTraced: boolean) => Partial<Simulation>): WorldDoors {
  return {
    ...KERNEL_DOORS,
    create(options) {
      const sim = createSimulation(options);
      const changes = change(sim, options.trace !== false);
      return Object.defineProperties(
        Object.create(sim) as Simulation,
        Object.getOwnPropertyDescriptors(changes),
      );
    },
  };
}

let callsEver = 0;

export const WORLD_CANARIES: readonly WorldCanary[] = [
  {
    name: 'a heal that mends one direction only',
    doors: created((sim) => ({
      heal: (a, b) => {
        if (a < b) sim.heal(a, b, { oneWay: true });
      },
    })),
    caughtBy: 'convergence',
  },
  {
    name: 'a command that remembers earlier runs',
    doors: created((sim) => ({
      call(region, argv, client) {
        callsEver++;
        return sim.call(region, callsEver % 5 === 0 ? ['PING'] : argv, client);
      },
    })),
    caughtBy: 'replay',
  },
  {
    name: 'a trace that takes time',
    doors: created((sim, isTraced) => ({
      collect() {
        if (isTraced) sim.advance(1);
        sim.collect();
      },
    })),
    caughtBy: 'trace',
  },
  {
    name: 'a step that changes the world it was given',
    doors: {
      ...KERNEL_DOORS,
      step: (world, choice) => ({ world, ...perform(world, choice) }),
    },
    caughtBy: 'step',
  },
];
