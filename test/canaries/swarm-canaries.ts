/** Faults of implementation, planted at the doors of a simulation; the swarm has to notice each. */
import {
  collectRegion,
  copyData,
  createRegion,
  createSimulation,
  effectsOf,
  entryAt,
  raise,
  receive,
  type Choice,
  type Effect,
  type Region,
  type Simulation,
} from '../../src/kernel/index.ts';

export type SwarmCanary = {
  readonly name: string;
  readonly create: typeof createSimulation;
};

type Change = (sim: Simulation) => Partial<Simulation>;

const planted =
  (change: Change): typeof createSimulation =>
  (options) => {
    const sim = createSimulation(options);
    return Object.defineProperties(
      Object.create(sim) as Simulation,
      Object.getOwnPropertyDescriptors(change(sim)),
    );
  };

const indexOf = (sim: Simulation, name: string): number => sim.regions.indexOf(name);

function regionOf(sim: Simulation, name: string): Region {
  const region = sim.world.regions[indexOf(sim, name)];
  if (region === undefined) throw new Error(`a region called ${name}`);
  return region;
}

/** A door for one kind of choice; the others go through. */
const onChoice =
  (kind: Choice['kind'], deed: (sim: Simulation, choice: Choice) => void): Change =>
  (sim) => ({
    perform: (choice) => {
      if (choice.kind !== kind) return sim.perform(choice);
      deed(sim, choice);
      return undefined;
    },
  });

type Link = Extract<Choice, { kind: 'full-sync' }>;

function lastEffectOf(sim: Simulation, from: string): Effect | undefined {
  const last = sim.world.logs[indexOf(sim, from)]?.rows.at(-1);
  return last === undefined ? undefined : effectsOf(last.payload).at(-1);
}

export const SWARM_CANARIES: readonly SwarmCanary[] = [
  {
    name: 'a region that counts its writes anew after a restart (dots used twice)',
    create: planted((sim) => ({
      restart: (name) => {
        sim.restart(name);
        const { id, clock } = regionOf(sim, name);
        clock[id] = 0;
        const index = indexOf(sim, name);
        if (sim.world.status[index] === 'stale') sim.world.status[index] = 'running';
      },
    })),
  },
  {
    name: 'a collection that forgets removals before all have seen them',
    create: planted((sim) => ({
      collect: () => {
        for (const region of sim.world.regions) {
          collectRegion(region, { clock: [...region.clock], isQuiet: true }, sim.profile);
        }
      },
    })),
  },
  {
    name: 'a full synchronisation that overwrites',
    create: planted(
      onChoice('full-sync', (sim, choice) => {
        const { from, to } = choice as Link;
        const [source, target] = [regionOf(sim, from), regionOf(sim, to)];
        sim.perform(choice);
        target.keys.clear();
        for (const [key, entry] of copyData(source.keys)) target.keys.set(key, entry);
      }),
    ),
  },
  {
    name: 'a full synchronisation that does not note what it brought',
    create: planted(
      onChoice('full-sync', (sim, choice) => {
        const target = regionOf(sim, (choice as Link).to);
        const clock = [...target.clock];
        sim.perform(choice);
        target.clock.splice(0, target.clock.length, ...clock);
      }),
    ),
  },
  {
    name: 'a stale region that takes writes before it knows its last one',
    create: planted((sim) => ({
      restart: (name) => {
        sim.restart(name);
        const index = indexOf(sim, name);
        const { id, clock } = regionOf(sim, name);
        if (sim.world.status[index] !== 'stale' || (clock[id] ?? 0) === 0) return;
        sim.world.status[index] = 'running';
        clock[id] = (clock[id] ?? 0) - 1;
      },
    })),
  },
  {
    name: 'a link whose jitter lets one effect overtake another',
    create: planted((sim) => ({
      advance: (ms) => {
        for (const { rows } of sim.world.logs) {
          const [one, other] = [rows.at(-2), rows.at(-1)];
          const [first] = one === undefined ? [] : effectsOf(one.payload);
          const [second] = other === undefined ? [] : effectsOf(other.payload);
          if (one === undefined || other === undefined) continue;
          if (first === undefined || first.n + 1 !== second?.n) continue;
          const { origin, n, seen } = first;
          rows.splice(-2, 2, { ...one, payload: [{ ...second, origin, n, seen }] }, other);
        }
        sim.advance(ms);
      },
    })),
  },
  {
    name: 'a lost transfer that is taken for one that arrived',
    create: planted((sim) => ({
      lose: (from, to) => {
        const [source, target] = [indexOf(sim, from), indexOf(sim, to)];
        const link = sim.world.links.find((each) => each.from === source && each.to === target);
        const log = sim.world.logs[source];
        const row = link === undefined ? undefined : log?.rows[link.cursor - log.first];
        sim.lose(from, to);
        if (link === undefined || row === undefined) return;
        link.cursor++;
        for (const { origin, n } of effectsOf(row.payload)) {
          const { clock } = regionOf(sim, to);
          if (n === (clock[origin] ?? 0) + 1) raise(clock, origin, n);
        }
      },
    })),
  },
  {
    name: 'a transfer that comes twice and counts twice',
    create: planted((sim) => ({
      duplicate: (from, to) => {
        sim.duplicate(from, to);
        const effect = lastEffectOf(sim, from);
        const target = regionOf(sim, to);
        if (effect === undefined || effect.n !== target.clock[effect.origin]) return;
        target.clock[effect.origin] = effect.n - 1;
        receive(target, effect, { profile: sim.profile, reasons: undefined });
      },
    })),
  },
  {
    name: 'an eviction that deletes at home only',
    create: planted(
      onChoice('evict', (sim, choice) => {
        const { region, key } = choice as Extract<Choice, { kind: 'evict' }>;
        regionOf(sim, region).keys.delete(key);
      }),
    ),
  },
  {
    name: 'a removed region that comes back as the instance it was',
    create: planted((sim) => ({
      join: (name) => {
        const known = sim.regions.includes(name) ? copyData(regionOf(sim, name)) : undefined;
        sim.join(name);
        if (known !== undefined) sim.world.regions[indexOf(sim, name)] = known;
      },
    })),
  },
  {
    name: 'a removal that travels without what it had seen',
    create: planted((sim) => ({
      call: (name, argv, client) => {
        const reply = sim.call(name, argv, client);
        if (argv[0] !== 'DEL' || !sim.regions.includes(name)) return reply;
        const rows = sim.world.logs[indexOf(sim, name)]?.rows ?? [];
        const last = rows.at(-1);
        if (last !== undefined) {
          rows.splice(-1, 1, {
            ...last,
            payload: effectsOf(last.payload).map((effect) => ({ ...effect, seen: [] })),
          });
        }
        return reply;
      },
    })),
  },
  {
    name: 'a crash that takes what the file has',
    create: planted((sim) => ({
      crash: (name) => {
        const { id } = regionOf(sim, name);
        sim.crash(name);
        const index = indexOf(sim, name);
        sim.world.issued[index] = Math.max(sim.world.issued[index] ?? 0, 1_000);
        sim.world.regions[index] = createRegion(id, name);
      },
    })),
  },
  {
    name: 'a heal that passes over what waited',
    create: planted((sim) => ({
      heal: (from, to, options) => {
        sim.heal(from, to, options);
        const [source, target] = [indexOf(sim, from), indexOf(sim, to)];
        const log = sim.world.logs[source];
        const origin = regionOf(sim, from);
        for (const link of sim.world.links) {
          if (link.from !== source || link.to !== target || log === undefined) continue;
          link.cursor = log.first + log.rows.length;
          raise(regionOf(sim, to).clock, origin.id, origin.clock[origin.id] ?? 0);
        }
      },
    })),
  },
  {
    name: 'a relay that passes on what came round to it (relay loop)',
    create: planted((sim) => ({
      advance: (ms) => {
        sim.advance(ms);
        for (const [index, { rows }] of sim.world.logs.entries()) {
          const last = rows.at(-1);
          const next = sim.world.logs[(index + 1) % sim.world.logs.length];
          if (last !== undefined) next?.rows.push(last);
        }
      },
    })),
  },
  {
    name: 'a joining region that takes writes before it has synced',
    create: planted((sim) => ({
      call: (name, argv, client) => {
        const index = indexOf(sim, name);
        const status = sim.world.status[index];
        if (status !== 'joining') return sim.call(name, argv, client);
        sim.world.status[index] = 'running';
        const reply = sim.call(name, argv, client);
        sim.world.status[index] = status;
        return reply;
      },
    })),
  },
  {
    name: 'a deadline that is forgotten when it comes, so that the key is back for ever',
    create: planted((sim) => ({
      advance: (ms) => {
        const endMs = sim.now + ms;
        for (const region of sim.world.regions) {
          const { deadlines } = region;
          for (const [key, atMs] of deadlines) {
            const entry = entryAt(region, key);
            if (atMs > endMs || entry === undefined) continue;
            entry.expiry = undefined;
            deadlines.delete(key);
          }
        }
        sim.advance(ms);
      },
    })),
  },
];
