/** Whole worlds, broken at their doors. */
import { KERNEL_DOORS } from '../../properties/worlds/world-laws.ts';
import { perform } from '../../src/kernel/index.ts';
import { created, type WorldCanary } from './world-canary.ts';

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
