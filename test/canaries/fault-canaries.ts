/**
 * Worlds that handle a fault as implementations have got it wrong: numbers given twice, states
 * overwritten, removals forgotten too early, positions kept that lead nowhere.
 */
import {
  collectRegion,
  copyData,
  effectsOf,
  linkChart,
  logEnd,
  type Link,
  type ResyncReason,
  type Simulation,
} from '../../src/kernel/index.ts';
import { created, type WorldCanary } from './world-canary.ts';

const indexOf = ({ regions }: Simulation, region: string): number => regions.indexOf(region);

/** Links that should carry a whole state go on as if nothing were missing. */
function goOnWithout(sim: Simulation, reasons: readonly ResyncReason[]): void {
  for (const link of sim.world.links) {
    if (link.reason === undefined || !reasons.includes(link.reason)) continue;
    forgetResync(sim, link);
  }
}

function forgetResync({ world }: Simulation, link: Link): void {
  const log = world.logs[link.from];
  link.state = { ...link.state, sync: linkChart.initial.sync };
  link.reason = undefined;
  if (log !== undefined) link.cursor = Math.min(logEnd(log), Math.max(link.cursor, log.first));
}

export const FAULT_CANARIES: readonly WorldCanary[] = [
  {
    name: 'a restarted region that writes at once and counts on from what is left',
    doors: created((sim) => ({
      restart(region) {
        sim.restart(region);
        const index = indexOf(sim, region);
        if (sim.world.status[index] !== 'stale') return;
        sim.world.status[index] = 'running';
        sim.world.issued[index] = 0;
      },
    })),
    caughtBy: 'dots',
  },
  {
    name: 'a restarted region that asks whom it reaches and takes that for everybody',
    doors: created((sim) => ({
      restart(region) {
        sim.world.issued[indexOf(sim, region)] = 0;
        sim.restart(region);
      },
    })),
    caughtBy: 'dots',
  },
  {
    name: 'a collection that asks nobody',
    doors: created((sim) => ({
      collect() {
        for (const region of sim.world.regions) {
          const stable = { clock: [...region.clock], isQuiet: false };
          collectRegion(region, stable, sim.profile);
        }
      },
    })),
    caughtBy: 'convergence',
  },
  {
    name: 'a full synchronisation that overwrites',
    doors: created((sim) => ({
      perform(choice) {
        const reply = sim.perform(choice);
        if (choice.kind !== 'full-sync') return reply;
        const from = sim.world.regions[indexOf(sim, choice.from)];
        const into = sim.world.regions[indexOf(sim, choice.to)];
        into?.keys.clear();
        for (const [key, state] of from === undefined ? [] : copyData(from.keys))
          into?.keys.set(key, state);
        return reply;
      },
    })),
    caughtBy: 'survival',
  },
  {
    name: 'jitter that lets an effect overtake, and a receiver that does not notice',
    doors: created((sim) => ({
      advance(ms) {
        for (const link of sim.world.links) overtake(sim, link);
        sim.advance(ms);
      },
    })),
    caughtBy: 'survival',
  },
  {
    name: 'a relay that passes on what it has passed on before',
    doors: created((sim) => ({
      advance(ms) {
        for (const { rows } of sim.world.logs) {
          const last = rows.at(-1);
          if (last !== undefined && rows.length < 50) rows.push(last);
        }
        sim.advance(ms);
      },
    })),
    caughtBy: 'relay',
  },
  {
    name: 'a backlog that lost the position, and a receiver that goes on where it begins',
    doors: created((sim) => ({
      heal(a, b, options) {
        sim.heal(a, b, options);
        for (const link of sim.world.links) {
          const backlog = sim.world.logs[link.from]?.backlog;
          if (link.reason !== 'backlog' || backlog === undefined) continue;
          link.cursor = Math.max(link.cursor, backlog.first);
          forgetResync(sim, link);
        }
      },
    })),
    caughtBy: 'survival',
  },
  {
    name: 'a restart without its memory that goes on from the former position',
    doors: created((sim) => ({
      crash(region) {
        sim.crash(region);
        goOnWithout(sim, ['restart']);
      },
    })),
    caughtBy: 'convergence',
  },
  {
    name: 'a region that comes back under its old id',
    doors: created((sim) => ({
      join(name) {
        const index = indexOf(sim, name);
        const before = sim.world.regions[index];
        sim.join(name);
        const region = sim.world.regions[index];
        if (before === undefined || region === undefined) return;
        sim.world.regions[index] = { ...region, id: before.id };
      },
    })),
    caughtBy: 'dots',
  },
  {
    name: 'a forced removal after which nobody compares what he has',
    doors: created((sim) => ({
      forceRemove(region) {
        sim.forceRemove(region);
        goOnWithout(sim, ['ghost']);
      },
    })),
    caughtBy: 'convergence',
  },
  {
    name: 'a graceful removal that does not wait',
    doors: created((sim) => ({ remove: (region) => sim.forceRemove(region) })),
    caughtBy: 'survival',
  },
  {
    name: 'an eviction that stays at home',
    doors: created((sim) => ({
      evict(region, key) {
        const state = sim.world.regions[indexOf(sim, region)];
        for (const known of state?.keys.keys() ?? []) {
          if (known === key) state?.keys.delete(known);
        }
      },
    })),
    caughtBy: 'convergence',
  },
  {
    name: 'a region that deletes expired keys which are not its own, and tells nobody',
    doors: created((sim) => ({
      advance(ms) {
        sim.advance(ms);
        for (const region of sim.world.regions) {
          for (const [key, atMs] of region.deadlines) if (atMs <= sim.now) region.keys.delete(key);
        }
      },
    })),
    caughtBy: 'convergence',
  },
  {
    name: 'a refusal that comes after the deed has begun',
    doors: created((sim) => ({
      restart(region) {
        sim.setClockSkew(region, 1);
        sim.restart(region);
      },
    })),
    caughtBy: 'refusal',
  },
];

function overtake({ world }: Simulation, link: Link): void {
  const log = world.logs[link.from];
  const first = log?.rows[link.cursor - log.first];
  const second = log?.rows[link.cursor + 1 - log.first];
  const [effect] = second === undefined ? [] : effectsOf(second.payload);
  const receiver = world.regions[link.to];
  if (log === undefined || first === undefined || second === undefined) return;
  if (effect === undefined || receiver === undefined || link.state.reach === 'cut') return;
  log.rows[link.cursor - log.first] = second;
  log.rows[link.cursor + 1 - log.first] = first;
  while (receiver.clock.length <= effect.origin) receiver.clock.push(0);
  receiver.clock[effect.origin] = Math.max(receiver.clock[effect.origin] ?? 0, effect.n - 1);
}
