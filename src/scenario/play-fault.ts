/** Lets a fault happen to a simulation. */
import { bytes, UsageError, type Simulation } from '../kernel/index.ts';
import type { Fault } from './fault.ts';

/**
 * False when the world refuses the fault, because of something that a schedule cannot know: nothing
 * waits that could be lost, a region is stale still. Nothing has changed then.
 */
export function playFault(simulation: Simulation, fault: Fault): boolean {
  try {
    carryOut(simulation, fault);
    return true;
  } catch (error) {
    if (error instanceof UsageError) return false;
    throw error;
  }
}

function carryOut(simulation: Simulation, fault: Fault): void {
  switch (fault.kind) {
    case 'cut':
    case 'heal':
    case 'unclog':
      simulation[fault.kind](fault.from, fault.to, { oneWay: fault.oneWay });
      return;
    case 'clog': {
      const { from, to, oneWay, factor, extraMs } = fault;
      simulation.clog(from, to, { oneWay, factor, extraMs });
      return;
    }
    case 'lose':
    case 'duplicate':
      simulation[fault.kind](fault.from, fault.to);
      return;
    case 'full-sync':
      simulation.perform({ kind: 'full-sync', from: fault.from, to: fault.to });
      return;
    case 'clock':
      simulation.setClockSkew(fault.region, fault.skewMs);
      return;
    case 'drift':
      simulation.setClockDrift(fault.region, fault.ppm);
      return;
    case 'crash':
    case 'restart':
    case 'remove':
    case 'join':
    case 'flush':
      simulation[fault.kind](fault.region);
      return;
    case 'force-remove':
      simulation.forceRemove(fault.region);
      return;
    case 'evict':
      simulation.perform({ kind: 'evict', region: fault.region, key: bytes(fault.key) });
      return;
    case 'maxmemory':
      simulation.setMaxmemory(fault.region, fault.bytes);
      return;
    case 'collect':
      simulation.collect();
      return;
  }
}
