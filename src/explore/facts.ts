/** What properties look at, read off one state; and whether a property looked inside a region. */
import { requireUse, type PlainReply } from '../kernel/index.ts';
import type { Progress } from '../clients/index.ts';
import { at } from './layout.ts';
import type { Model } from './transition-system.ts';
import { requireReading } from './reading.ts';
import { startMs } from './start.ts';
import type { Facts } from './property.ts';

export type Looking = {
  readonly facts: Facts;
  /** True once a property read a region or asked for convergence through these facts. */
  readonly lookedInside: () => boolean;
};

export function lookAt(model: Model, state: Int32Array): Looking {
  const { components, layout, pattern } = model;
  let lookedInside = false;
  const progress = (index: number): Progress =>
    components.progress(index, at(state, layout.client(index)));
  const wallMs = (region: number): number => model.wallMs(state, region);
  const { symmetry } = model;
  const all = <Item extends { readonly client: string }>(
    pick: (progress: Progress) => readonly Item[],
  ): Item[] => {
    const items = pattern.clients.flatMap((_, index) => pick(progress(index)));
    return symmetry.isTrivial ? items : items.map((item) => noticed(item, symmetry.noteName));
  };

  const facts: Facts = {
    regions: pattern.regions,
    told: (what) => {
      const told = all((client) => client.told);
      return what === undefined ? told : told.filter((one) => one.what === what);
    },
    replies: (client) => {
      if (client !== undefined) symmetry.noteName();
      const exchanges = all((one) => one.exchanges);
      return client === undefined ? exchanges : exchanges.filter((one) => one.client === client);
    },
    read: (region, ...argv): PlainReply => {
      lookedInside = true;
      const index = pattern.regions.indexOf(region);
      const names = pattern.regions.join(', ');
      requireUse(index >= 0, `a property reads region '${region}'; the regions are ${names}`);
      requireReading(argv);
      return components.read(at(state, layout.region(index)), argv, wallMs(index));
    },
    hasConverged: () => {
      lookedInside = true;
      const first = components.shows(at(state, layout.region(0)), wallMs(0));
      return pattern.regions.every(
        (_, index) => components.shows(at(state, layout.region(index)), wallMs(index)) === first,
      );
    },
  };
  return { facts, lookedInside: () => lookedInside };
}

/** The same item, and word of it when somebody asks which client it was. */
function noticed<Item extends { readonly client: string }>(item: Item, onName: () => void): Item {
  return new Proxy(item, {
    get(target, name): unknown {
      if (name === 'client') onName();
      return Reflect.get(target, name);
    },
  });
}

/** What a person could still see once all is quiet: values and types of each region's keys. */
export function traceOf(model: Model, state: Int32Array): string {
  const { components, layout, pattern } = model;
  const now = startMs + at(state, layout.now);
  return pattern.regions
    .map((_, index) => components.values(at(state, layout.region(index)), now))
    .join('|');
}
