/**
 * A witness of what regions acknowledge: between the steps of a random world it adds members of its
 * own to one set, each once, and removes some that it sees. In the end it knows which of them must
 * be there and which must not, and which may be either because a rule lets a write be lost.
 */
import { toPlain, type Simulation } from '../../src/kernel/index.ts';
import type { WorldStep } from './world-plan.ts';

export type Witness = {
  /** Looks at what the step may take away by a rule, before it is played. */
  readonly before: (step: WorldStep) => void;
  /** Adds the member of that number somewhere, or removes an older one. */
  readonly write: (at: number) => void;
  /** What is missing, or there, that must not be. Call it when the world is at rest. */
  readonly complaints: () => string[];
};

const key = 'witness';

/** One acknowledged write, and whether a rule lets it be lost. */
type Write = { readonly member: string; readonly region: string; mayBeLost: boolean };

export function createWitness(sim: Simulation): Witness {
  const adds: Write[] = [];
  const removals: Write[] = [];
  const excuse = (region: string | undefined): void => {
    for (const write of [...adds, ...removals]) {
      if (region === undefined || write.region === region) write.mayBeLost = true;
    }
  };
  const membersAt = (region: string): string[] => {
    const reply = toPlain(sim.call(region, ['SMEMBERS', key], key));
    return Array.isArray(reply) ? reply.map(String) : [];
  };
  return {
    before(step) {
      // MEM-4 takes what it saw, MEM-3 what was not passed on, REP-10 what was in no file.
      if (step.kind === 'flush') excuse(undefined);
      if (step.kind === 'force-remove' || step.kind === 'rejoin') excuse(step.region);
      if (step.kind === 'crash' || step.kind === 'reboot') {
        const index = sim.regions.indexOf(step.region);
        if (sim.world.persistence[index] !== 'always') excuse(step.region);
      }
    },
    write(at) {
      const region = sim.regions[at % sim.regions.length] ?? '';
      if (sim.status(region) !== 'running') return;
      const isRemoval = at % 4 === 3;
      const seen = isRemoval ? membersAt(region) : [];
      const member = seen[at % Math.max(1, seen.length)] ?? String(at);
      const words = isRemoval && seen.length > 0 ? ['SREM', key, member] : ['SADD', key, member];
      if (toPlain(sim.call(region, words, key)) !== 1) return;
      const write = { member, region, mayBeLost: false };
      (words[0] === 'SREM' ? removals : adds).push(write);
    },
    complaints() {
      const complaints: string[] = [];
      const kept = sim.regions.filter((region) => sim.status(region) === 'running');
      for (const region of kept) {
        const there = new Set(membersAt(region));
        for (const { member, region: writer, mayBeLost } of adds) {
          const removed = removals.filter((removal) => removal.member === member);
          const mustBe = !mayBeLost && removed.length === 0;
          if (mustBe && !there.has(member)) {
            complaints.push(`${region} lacks ${member}, which ${writer} acknowledged`);
          }
          const isGone = removed.some((removal) => !removal.mayBeLost);
          if (isGone && there.has(member)) {
            complaints.push(`${region} has ${member}, which was removed`);
          }
        }
      }
      return complaints;
    },
  };
}
