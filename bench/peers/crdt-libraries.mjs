/**
 * The CRDT libraries of npm behind one small face, each used the way its own manual shows. Loaded by a computed
 * path, because they are installed only when the benchmarks run.
 *
 * A replica set takes operations at one replica, `sync` brings every replica what the others did since the last
 * one, and `values` reads a replica. Undefined where a library lacks the type.
 */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const REPLICAS = 3;
const range = (count) => Array.from({ length: count }, (_, index) => index);
const eachOther = (visit) => {
  for (const from of range(REPLICAS))
    for (const to of range(REPLICAS)) if (from !== to) visit(from, to);
};

/** Maps with updates: a counter is a subtotal per replica, a set a map of its members. */
function overMaps({ set, remove, sync, entries }) {
  const subtotals = range(REPLICAS).map(() => new Map());
  return {
    lww: () => ({
      apply: ({ at, key, value }) => set(at, key, value),
      sync,
      values: (at) => entries(at),
    }),
    counter: () => ({
      apply({ at, key }) {
        const next = (subtotals[at].get(key) ?? 0) + 1;
        subtotals[at].set(key, next);
        set(at, `${key}/${at}`, next);
      },
      sync,
      values(at) {
        const sums = new Map();
        for (const [name, amount] of entries(at)) {
          const key = name.slice(0, name.indexOf('/'));
          sums.set(key, (sums.get(key) ?? 0) + amount);
        }
        return sums;
      },
    }),
    orset: () => ({
      apply: ({ at, key, member, isAdd }) =>
        isAdd ? set(at, `${key}/${member}`, true) : remove(at, `${key}/${member}`),
      sync,
      values(at) {
        const sets = new Map();
        for (const name of entries(at).keys()) {
          const [key, member] = name.split('/');
          sets.set(key, (sets.get(key) ?? new Set()).add(member));
        }
        return new Map([...sets].map(([key, members]) => [key, show(members)]));
      },
    }),
  };
}

async function yjs() {
  const Y = await import('yjs');
  const docs = range(REPLICAS).map((id) => {
    const doc = new Y.Doc();
    doc.clientID = id + 1;
    return doc;
  });
  const maps = docs.map((doc) => doc.getMap('m'));
  const logs = docs.map(() => []);
  docs.forEach((doc, at) =>
    doc.on('update', (update, origin) => origin !== 'sync' && logs[at].push(update)),
  );
  return overMaps({
    set: (at, key, value) => maps[at].set(key, value),
    remove: (at, key) => maps[at].delete(key),
    sync() {
      eachOther((from, to) => {
        docs[to].transact(
          () => logs[from].forEach((update) => Y.applyUpdate(docs[to], update, 'sync')),
          'sync',
        );
      });
      logs.forEach((log) => (log.length = 0));
    },
    entries: (at) => new Map(maps[at].entries()),
  });
}

async function jsonJoy() {
  const { Model } = require('json-joy/lib/json-crdt');
  const first = Model.create(undefined, 100_001);
  first.api.set({});
  first.api.flush();
  const models = range(REPLICAS).map((id) => first.fork(100_002 + id));
  const logs = models.map(() => []);
  const change = (at, edit) => {
    edit(models[at].api.obj([]));
    logs[at].push(models[at].api.flush());
  };
  return overMaps({
    set: (at, key, value) => change(at, (node) => node.set({ [key]: value })),
    remove: (at, key) => change(at, (node) => node.del([key])),
    sync() {
      eachOther((from, to) => logs[from].forEach((patch) => models[to].applyPatch(patch)));
      logs.forEach((log) => (log.length = 0));
    },
    entries: (at) => new Map(Object.entries(models[at].view())),
  });
}

async function loro() {
  const { LoroDoc } = require('loro-crdt');
  const docs = range(REPLICAS).map((id) => {
    const doc = new LoroDoc();
    doc.setPeerId(BigInt(id + 1));
    return doc;
  });
  const maps = docs.map((doc) => doc.getMap('m'));
  const change = (at, edit) => {
    edit(maps[at]);
    docs[at].commit();
  };
  return overMaps({
    set: (at, key, value) => change(at, (map) => map.set(key, value)),
    remove: (at, key) => change(at, (map) => map.delete(key)),
    sync() {
      const sent = docs.map((doc, from) =>
        docs.map(
          (other, to) => from !== to && doc.export({ mode: 'update', from: other.version() }),
        ),
      );
      eachOther((from, to) => docs[to].import(sent[from][to]));
    },
    entries: (at) => new Map(Object.entries(maps[at].toJSON())),
  });
}

async function automerge() {
  const A = require('@automerge/automerge');
  const first = A.from({}, { actor: '00' });
  const docs = range(REPLICAS).map((id) => A.clone(first, { actor: `0${id + 1}` }));
  const logs = docs.map(() => []);
  const change = (at, edit) => {
    docs[at] = A.change(docs[at], edit);
    const last = A.getLastLocalChange(docs[at]);
    if (last !== undefined) logs[at].push(last);
  };
  return overMaps({
    set: (at, key, value) => change(at, (map) => void (map[key] = value)),
    remove: (at, key) => key in docs[at] && change(at, (map) => void delete map[key]),
    sync() {
      eachOther((from, to) => ([docs[to]] = A.applyChanges(docs[to], logs[from])));
      logs.forEach((log) => (log.length = 0));
    },
    entries: (at) => new Map(Object.entries(docs[at])),
  });
}

/** A library of single objects: each replica finds its own by key, and what travels is a key and a delta. */
async function deltaCrdts() {
  const CRDT = require('delta-crdts');
  const replicated = (type, mutate) => () => {
    const Type = CRDT(type);
    const stores = range(REPLICAS).map(() => new Map());
    const logs = stores.map(() => []);
    const replica = (at, key) => {
      let known = stores[at].get(key);
      if (known === undefined) stores[at].set(key, (known = Type(`r${at}`)));
      return known;
    };
    let stamp = 0;
    return {
      apply(operation) {
        const { at, key } = operation;
        logs[at].push([key, mutate(replica(at, key), operation, ++stamp)]);
      },
      sync() {
        eachOther((from, to) =>
          logs[from].forEach(([key, delta]) => replica(to, key).apply(delta)),
        );
        logs.forEach((log) => (log.length = 0));
      },
      values: (at) => new Map([...stores[at]].map(([key, { value }]) => [key, show(value())])),
    };
  };
  return {
    lww: replicated('lwwreg', (replica, { value }, stamp) => replica.write(stamp, value)),
    counter: replicated('gcounter', (replica) => replica.inc()),
    orset: replicated('aworset', (replica, { member, isAdd }) =>
      isAdd ? replica.add(member) : replica.remove(member),
    ),
  };
}

const show = (value) => (value instanceof Set ? [...value].sort().join(' ') : value);

async function crdts() {
  const { PNCounter, ORSet } = require('crdts');
  const merged = (create, mutate, read) => () => {
    const keys = new Map();
    let touched = new Set();
    let stamp = 0;
    return {
      apply(operation) {
        let replicas = keys.get(operation.key);
        if (replicas === undefined)
          keys.set(operation.key, (replicas = range(REPLICAS).map(create)));
        mutate(replicas[operation.at], operation, ++stamp);
        touched.add(replicas);
      },
      sync() {
        for (const replicas of touched) eachOther((from, to) => replicas[to].merge(replicas[from]));
        touched = new Set();
      },
      values: (at) => new Map([...keys].map(([key, replicas]) => [key, show(read(replicas[at]))])),
    };
  };
  const observedRemove = (set, member) => {
    const known = set._operations.find(({ value }) => value === member);
    if (known !== undefined) for (const tag of known.added) set.remove(member, tag);
  };
  return {
    lww: undefined,
    counter: merged(
      (id) => new PNCounter(`r${id}`),
      (counter) => counter.increment(),
      ({ value }) => value,
    ),
    orset: merged(
      () => new ORSet(),
      (set, { member, isAdd }, stamp) =>
        isAdd ? set.add(member, stamp) : observedRemove(set, member),
      (set) => new Set(set.values()),
    ),
  };
}

/** `share`: the part of the operations that a slow library is given, so that a run ends. */
export const LIBRARIES = [
  { name: 'yjs', share: 1, load: yjs },
  { name: 'json-joy', share: 1, load: jsonJoy },
  { name: 'loro-crdt', share: 0.2, load: loro },
  { name: 'automerge', share: 0.02, load: automerge },
  { name: 'delta-crdts', share: 1, load: deltaCrdts },
  { name: 'crdts', share: 1, load: crdts },
];
