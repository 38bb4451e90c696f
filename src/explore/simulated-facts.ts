/**
 * What properties look at, read from a running simulation and its clients: for replays, and for
 * whoever plays a pattern some other way. It looks at both as they stand when it is asked, and
 * changes nothing, not even the trace: a read is asked of a copy of its region.
 */
import {
  bytes,
  copyData,
  execute,
  indexOf,
  requireUse,
  toPlain,
  wallMsOf,
  type PlainReply,
  type Simulation,
} from '../kernel/index.ts';
import type { Progress } from '../clients/index.ts';
import type { Facts } from './property.ts';
import { requireReading } from './reading.ts';

/** What of a simulation is looked at. */
export type Simulated = Pick<Simulation, 'world' | 'profile' | 'regions' | 'hasConverged'>;

/** `progresses`: of each client, in the pattern's order; may be changed in place meanwhile. */
export function simulatedFacts(simulation: Simulated, progresses: readonly Progress[]): Facts {
  return {
    regions: simulation.regions,
    told: (what) => {
      const told = progresses.flatMap((progress) => progress.told);
      return what === undefined ? told : told.filter((one) => one.what === what);
    },
    replies: (client) => {
      const exchanges = progresses.flatMap((progress) => progress.exchanges);
      return client === undefined ? exchanges : exchanges.filter((one) => one.client === client);
    },
    read: (region, ...argv) => peek(simulation, region, argv),
    hasConverged: () => simulation.hasConverged(),
  };
}

function peek({ world, profile }: Simulated, region: string, argv: readonly string[]): PlainReply {
  const index = indexOf(world, region);
  const copy = copyData(world.regions[index]);
  requireUse(copy !== undefined, `a property reads region '${region}', which is not there`);
  requireReading(argv);
  const wallMs = wallMsOf(world, index);
  const instant = { wallMs, profile, chooser: { pick: () => 0 }, reasons: undefined };
  return toPlain(execute(copy, '', argv.map(bytes), instant).reply);
}
