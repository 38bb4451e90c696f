import {
  createSimulation,
  toPlain,
  type PlainReply,
  type Simulation,
  type SimulationOptions,
} from '../../../src/kernel/index.ts';

export type TwoRegions = {
  readonly simulation: Simulation;
  /** A command in the first region, its words parted by spaces. */
  readonly here: (line: string) => PlainReply;
  /** The same in the second region. */
  readonly there: (line: string) => PlainReply;
  /** The same in both, each before it hears of the other. */
  readonly both: (line: string) => [PlainReply, PlainReply];
  /** Delivers everything; fails when the regions then show different things. */
  readonly exchange: () => void;
};

/** Two regions that hear of each other only when told to; one ms passes before each command. */
export function createTwoRegions(options: Partial<SimulationOptions> = {}): TwoRegions {
  const simulation = createSimulation({
    regions: ['here', 'there'],
    delivery: 'manual',
    sharding: false,
    ...options,
  });
  const call = (region: string, line: string): PlainReply => {
    simulation.advance(1);
    return toPlain(simulation.call(region, line.split(' ')));
  };
  return {
    simulation,
    here: (line) => call('here', line),
    there: (line) => call('there', line),
    both: (line) => [call('here', line), call('there', line)],
    exchange: () => {
      simulation.deliver('here', 'there');
      simulation.deliver('there', 'here');
      if (!simulation.hasConverged()) throw new Error('the regions show different things');
    },
  };
}
