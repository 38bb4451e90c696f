import {
  createSimulation,
  toPlain,
  type PlainReply,
  type ProfileRequest,
} from '../../../src/kernel/index.ts';

/** Two regions whose clock and messages stand still until told; words are parted by spaces. */
export function createStillRegions(profile?: ProfileRequest) {
  const simulation = createSimulation({
    regions: ['east', 'west'],
    delivery: 'manual',
    startMs: 1_700_000_000_000,
    ...(profile === undefined ? {} : { profile }),
  });
  const caller =
    (region: string) =>
    (line: string): PlainReply =>
      toPlain(simulation.call(region, line.split(' ')));
  return { simulation, east: caller('east'), west: caller('west') };
}
