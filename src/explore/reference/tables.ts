/**
 * What regions and their logs do, as tables of small numbers: a model's code runs once for each
 * distinct part and input, the search only reads. A log is what a region sent and somebody has not
 * received, with the place of each receiver in it, so all outgoing links of a region are one number.
 *
 * Entries are computed when they are first asked for; 0 means not computed yet. Parts, logs and
 * effects have 16 bits each, and none of them is ever 0.
 */
import { invariant } from '../../kernel/index.ts';
import { createInterner } from '../interner.ts';
import type { Part, ReferenceModel } from './models.ts';

export const idsMax = 0xffff;

/** `effect << 16 | id`, where the effect is 0 when there is none. */
export type Tables = {
  /** By part: where its commands begin in `outcomes`, and how many they are. */
  readonly firstOutcome: Int32Array;
  readonly outcomeCount: Int32Array;
  /** What is sent, and the part after. */
  outcomes: Int32Array;
  /** By how much an outcome raises the level. */
  rises: Uint8Array;
  /** By `log * regions + receiver`: what arrives next, and the log after; -1: nothing waits. */
  readonly deliveries: Int32Array;
  /** By `effect << 16 | part`: the part after. */
  received: Uint16Array;
  /** By `effect << 16 | log`: the log after. */
  pushed: Uint16Array;
};

export type Parts = {
  readonly tables: Tables;
  readonly initial: (region: number) => number;
  readonly emptyLog: number;
  readonly partOf: (id: number) => Part;
  readonly prepareCommands: (part: number) => void;
  readonly prepareDelivery: (log: number, to: number) => number;
  readonly prepareReceipt: (effect: number, part: number) => number;
  readonly preparePush: (effect: number, log: number) => number;
};

type Owned = { readonly region: number; readonly part: Part };
type Sent = { readonly from: number; readonly code: number };
/** What each receiver has yet to get, oldest first: all are ends of `effects`. */
type Log = { readonly effects: readonly number[]; readonly taken: readonly number[] };

export function createParts(model: ReferenceModel): Parts {
  const { regions } = model;
  const parts = createIds<Owned>(({ region, part }) => `${String(region)} ${part.join(' ')}`);
  const effects = createIds<Sent>(({ from, code }) => `${String(from)} ${String(code)}`);
  const logs = createIds<Log>(({ effects: list, taken }) => `${list.join(' ')}/${taken.join(' ')}`);
  const tables: Tables = {
    firstOutcome: new Int32Array(idsMax + 1),
    outcomeCount: new Int32Array(idsMax + 1),
    outcomes: new Int32Array(1024),
    rises: new Uint8Array(1024),
    deliveries: new Int32Array((idsMax + 1) * regions),
    received: new Uint16Array(8 << 16),
    pushed: new Uint16Array(8 << 16),
  };
  let outcomes = 1;

  const rankOf = ({ region, part }: Owned): number => model.rank?.(part, region) ?? 0;
  const effectOf = (from: number, code: number): number => {
    const effect = effects.add({ from, code });
    while (effect << 16 >= tables.received.length) {
      tables.received = widened(tables.received);
      tables.pushed = widened(tables.pushed);
    }
    return effect;
  };
  const addOutcome = (effect: number, part: number, rise: number): void => {
    if (outcomes >= tables.outcomes.length) {
      const wider = new Int32Array(outcomes * 2);
      wider.set(tables.outcomes);
      tables.outcomes = wider;
      const rises = new Uint8Array(outcomes * 2);
      rises.set(tables.rises);
      tables.rises = rises;
    }
    tables.outcomes[outcomes] = (effect << 16) | part;
    tables.rises[outcomes] = rise;
    outcomes++;
  };
  return {
    tables,
    initial: (region) => parts.add({ region, part: model.initial }),
    emptyLog: logs.add({ effects: [], taken: Array.from({ length: regions }, () => 0) }),
    partOf: (id) => parts.get(id).part,
    prepareCommands(id) {
      const before = parts.get(id);
      const { region } = before;
      tables.firstOutcome[id] = outcomes;
      for (const { part, effect } of model.commands(region, before.part)) {
        const after = { region, part };
        const waiting = effect === undefined ? 0 : regions - 1;
        // Counted by all regions together, each command stands for as much as it can raise.
        const raised = model.rank === undefined ? regions : rankOf(after) - rankOf(before);
        invariant(
          raised > waiting,
          `${model.name}: a command raises the rank, by what it sends too`,
        );
        addOutcome(
          effect === undefined ? 0 : effectOf(region, effect),
          parts.add(after),
          raised - waiting,
        );
      }
      tables.outcomeCount[id] = outcomes - (tables.firstOutcome[id] ?? 0);
    },
    prepareDelivery(id, to) {
      const { effects: list, taken } = logs.get(id);
      const at = taken[to] ?? 0;
      const effect = list[at];
      const entry =
        effect === undefined
          ? -1
          : (effect << 16) | logs.add(delivered(effects.get(effect).from, to));
      tables.deliveries[id * regions + to] = entry;
      return entry;

      function delivered(from: number, receiver: number): Log {
        const places = taken.map((place, region) => (region === receiver ? place + 1 : place));
        const all = Math.min(...places.filter((_, region) => region !== from));
        return {
          effects: list.slice(all),
          taken: places.map((place, region) => (region === from ? 0 : place - all)),
        };
      }
    },
    prepareReceipt(effect, id) {
      const { from, code } = effects.get(effect);
      const before = parts.get(id);
      const after = { region: before.region, part: model.receive(before.part, from, code) };
      invariant(
        rankOf(after) === rankOf(before),
        `${model.name}: a delivery leaves the rank as it is`,
      );
      return (tables.received[(effect << 16) | id] = parts.add(after));
    },
    preparePush(effect, id) {
      const { effects: list, taken } = logs.get(id);
      return (tables.pushed[(effect << 16) | id] = logs.add({ effects: [...list, effect], taken }));
    },
  };
}

type Ids<Item> = { readonly add: (item: Item) => number; readonly get: (id: number) => Item };

/** Interned from 1 upwards. */
function createIds<Item>(identityOf: (item: Item) => string): Ids<Item> {
  const items = createInterner<Item>(identityOf);
  return {
    add(item) {
      const id = items.add(item) + 1;
      invariant(id <= idsMax, `at most ${String(idsMax)} distinct parts, logs or effects`);
      return id;
    },
    get: (id) => items.get(id - 1),
  };
}

function widened(table: Uint16Array): Uint16Array<ArrayBuffer> {
  const wider = new Uint16Array(table.length * 2);
  wider.set(table);
  return wider;
}
