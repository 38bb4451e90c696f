/** How a world gets from one instant to another when nobody asks for anything. */
import { choices, nextInstantMs, perform, type World } from '../../src/kernel/index.ts';

/** Lets virtual ms pass; every expiry happens at the instant at which it is due. */
export function passTime(world: World, ms: number): void {
  const endMs = world.nowMs + ms;
  for (;;) {
    const next = nextInstantMs(world);
    if (next === undefined || next > endMs) break;
    perform(world, { kind: 'advance', ms: next - world.nowMs });
  }
  perform(world, { kind: 'advance', ms: endMs - world.nowMs });
}

/** Delivers whatever can be delivered, or only what can be delivered to one region. */
export function deliverAll(world: World, region?: string): void {
  for (;;) {
    const [next] = choices(world).filter(
      (choice) => choice.kind === 'deliver' && (region === undefined || choice.to === region),
    );
    if (next === undefined) return;
    perform(world, next);
  }
}
