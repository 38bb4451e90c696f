/**
 * Plays a swarm world in two phases. While faults happen, only safety is asked for: no invariant
 * breaks. Then everything is healed, restarted and drained, and the regions must agree byte by
 * byte, with every acknowledged write accounted for.
 */
import { createSimulation, isMember, toPlain, type Simulation } from '../../src/kernel/index.ts';
import { playFault, type Fault } from '../../src/scenario/index.ts';
import { bringToRest, keyspaces, membersOf } from '../worlds/play-world.ts';
import { AUDIT_KEYS } from './audit-commands.ts';
import {
  before,
  closeLedger,
  createLedger,
  enterCall,
  enterClocks,
  enterLosses,
  enterPressure,
  enterRemoval,
  evictedSoFar,
  leasesOf,
  type Account,
  type Ledger,
  type Loss,
} from './ledger.ts';
import type { SwarmPlan } from './swarm-plan.ts';

export type SwarmOutcome = {
  readonly sim: Simulation;
  readonly account: Account;
  /** Faults that happened, by kind; `refused`: those the world would not have. */
  readonly faults: ReadonlyMap<string, number>;
  /** What is wrong, in whole sentences; empty when all is well. */
  readonly objections: readonly string[];
};

export function playSwarm(
  { options, steps }: SwarmPlan,
  create: typeof createSimulation = createSimulation,
): SwarmOutcome {
  const sim = create({ ...options, trace: false });
  const ledger = createLedger();
  const faults = new Map<string, number>();
  const objections: string[] = [];
  const count = (kind: string): unknown => faults.set(kind, (faults.get(kind) ?? 0) + 1);
  for (const step of steps) {
    const atMs = step.kind === 'fault' ? step.fault.atMs : step.atMs;
    passTime(sim, ledger, atMs);
    const known = evictedSoFar(sim);
    if (step.kind === 'fault') {
      count(letHappen(sim, ledger, step.fault) ? step.fault.kind : 'refused');
      enterClocks(ledger, sim);
    } else if (sim.regions.includes(step.region)) {
      const then = before(sim, step.region);
      const status = sim.status(step.region);
      const reply = toPlain(sim.call(step.region, step.argv, step.client));
      const isError = typeof reply === 'object' && reply !== null && 'error' in reply;
      if (step.isAudited && !isError) {
        enterCall(ledger, sim, step, then);
        if (status !== 'running' && status !== 'removed') {
          objections.push(
            `${step.region} took ${step.argv.join(' ')} while ${status} (MEM-1, STL-1)`,
          );
        }
      }
    }
    enterPressure(ledger, sim, known);
  }
  const known = evictedSoFar(sim);
  // Room for everything: what is short of memory at rest could never take in the rest.
  for (const region of membersOf(sim)) sim.setMaxmemory(region, 1_000_000_000);
  bringToRest(sim);
  enterPressure(ledger, sim, known);
  enterClocks(ledger, sim);
  const [first = '', ...others] = keyspaces(sim);
  if (sendsAtRest(sim)) objections.push('the regions send on and on at rest');
  if (!sim.hasConverged()) objections.push('the regions show different things at rest');
  else if (others.some((other) => other !== first)) {
    objections.push('the regions hold different bytes at rest');
  }
  const account = closeLedger(ledger, sim, membersOf(sim)[0] ?? '');
  return { sim, account, faults, objections: [...objections, ...account.objections] };
}

/** Looked at by itself: a crash at its end would take along the count of what was evicted. */
function passTime(sim: Simulation, ledger: Ledger, untilMs: number): void {
  const known = evictedSoFar(sim);
  const nowMs = sim.now - sim.world.startMs;
  if (untilMs > nowMs) sim.advance(untilMs - nowMs);
  enterPressure(ledger, sim, known);
  enterClocks(ledger, sim);
}

/** What is at rest has nothing more to tell, however long one waits. */
function sendsAtRest(sim: Simulation): boolean {
  const { logs, status } = sim.world;
  const members = logs.filter((_, index) => isMember(status[index]));
  const sent = (): number => members.reduce((sum, { first, rows }) => sum + first + rows.length, 0);
  const before = sent();
  sim.advance(1);
  sim.settle();
  return sent() > before;
}

const LOSSES: ReadonlyMap<Fault['kind'], Loss> = new Map([
  ['crash', 'REP-10 crash without its file'],
  ['force-remove', 'MEM-3 forced removal'],
]);

function letHappen(sim: Simulation, ledger: Ledger, fault: Fault): boolean {
  const then = 'region' in fault ? before(sim, fault.region) : undefined;
  const hasHappened = playFault(sim, fault);
  if (!hasHappened) return false;
  const loss = LOSSES.get(fault.kind);
  if (loss !== undefined) enterLosses(ledger, sim, loss);
  if (fault.kind === 'evict' && then !== undefined) {
    enterRemoval(ledger, sim, fault.region, [fault.key], 'EVI-2 eviction', then);
  }
  if (fault.kind === 'flush' && then !== undefined) {
    const keys = [...AUDIT_KEYS, ...leasesOf(ledger)];
    enterRemoval(ledger, sim, fault.region, keys, 'MEM-4 flush', then);
  }
  return true;
}
