/** A canary that is a whole world, broken at its doors; the law it names must reject it. */
import { KERNEL_DOORS, type WorldDoors } from '../../properties/worlds/world-laws.ts';
import { createSimulation, type Simulation } from '../../src/kernel/index.ts';

export type WorldCanary = {
  readonly name: string;
  readonly doors: WorldDoors;
  /** Id of the law that must fail. */
  readonly caughtBy: string;
};

/** Worlds of which some methods do something else. */
export function created(
  change: (sim: Simulation, isTraced: boolean) => Partial<Simulation>,
): WorldDoors {
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
