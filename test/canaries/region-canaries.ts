/** Whole regions, broken: deletion, deadlines, delivery. */
import type { KeyPlan } from '../../properties/plans/key-plans.ts';
import type { Subject } from '../../properties/laws/subject.ts';
import { regionSubject } from '../../properties/subjects/region-subject.ts';
import { keyTwin } from '../../properties/twins/key-twin.ts';
import {
  copyData,
  entriesOf,
  itemsOf,
  resolveProfile,
  type Dot,
  type Effect,
  type Region,
  type Write,
} from '../../src/kernel/index.ts';
import type { Canary } from './canary.ts';

type RegionSubject = Subject<Region, KeyPlan>;

const healthy = regionSubject();
const twin = keyTwin('smallest-instance-id');

/** A subject that does more, or something else, on receipt. */
function broken(
  change: (region: Region, effect: Write) => ReturnType<RegionSubject['receive']>,
): RegionSubject {
  return { ...healthy, receive: change };
}

/** The deadline that arrived last counts, long or short. */
const lastDeadlineWins = broken((region, effect) => {
  const receipt = healthy.receive(region, effect);
  for (const [, entry] of entriesOf(region)) {
    const { expiry } = entry;
    if (expiry === undefined) continue;
    const isMine = ({ origin, n }: Dot): boolean => origin === effect.origin && n === effect.n;
    if (itemsOf(expiry.deadlines).some(isMine)) {
      const last = itemsOf(expiry.deadlines).find(isMine);
      entry.expiry = { ...expiry, deadlines: last && { ...last, next: undefined } };
    }
  }
  return receipt;
});

/** The flag that a write makes its key anew is lost on the way. */
const orphansAttach = broken((region, effect) =>
  healthy.receive(region, { ...effect, creates: false } as Effect),
);

/** A write that takes a key over removes the losing types at home only. */
const dropsStayAtHome = broken((region, effect) =>
  healthy.receive(region, { ...effect, drops: [] } as unknown as Effect),
);

/** Every receipt is applied, known or not. */
const countsTwice = broken((region, effect) => {
  const known = region.clock[effect.origin] ?? 0;
  if (effect.n <= known) region.clock[effect.origin] = effect.n - 1;
  const receipt = healthy.receive(region, effect);
  region.clock[effect.origin] = Math.max(known, effect.n);
  return receipt;
});

/** An effect past a gap is applied; what was missing is taken for a duplicate later. */
const jumpsGaps = broken((region, effect) => {
  const known = region.clock[effect.origin] ?? 0;
  if (effect.n > known + 1) {
    while (region.clock.length <= effect.origin) region.clock.push(0);
    region.clock[effect.origin] = effect.n - 1;
  }
  return healthy.receive(region, effect);
});

const mergesNewKeysOnly: RegionSubject = {
  ...healthy,
  merge(into, from) {
    const missing = copyData(from);
    for (const [key] of into.keys) missing.keys.delete(key);
    healthy.merge(into, missing);
  },
};

export const REGION_CANARIES: readonly Canary[] = [
  {
    name: 'a DEL that is a write like any other (last write wins)',
    subject: regionSubject(resolveProfile({ switches: { stringDelete: 'lww' } })),
    twin,
    caughtBy: ['twin'],
  },
  {
    name: 'the deadline that arrived last instead of the longest',
    subject: lastDeadlineWins,
    twin,
    caughtBy: ['any-order', 'same-reading', 'twin'],
  },
  {
    name: 'an orphaned deadline that attaches to the next life of its key',
    subject: orphansAttach,
    twin,
    caughtBy: ['same-reading', 'twin'],
  },
  {
    name: 'a type that is dropped at home only',
    subject: dropsStayAtHome,
    twin,
    caughtBy: ['same-reading', 'twin'],
  },
  {
    name: 'a receipt that does not ask whether the effect is known',
    subject: countsTwice,
    caughtBy: ['twice'],
  },
  {
    name: 'a receipt that jumps over gaps',
    subject: jumpsGaps,
    caughtBy: ['gap'],
  },
  {
    name: 'a full synchronisation that brings only the keys that are missing',
    subject: mergesNewKeysOnly,
    twin,
    caughtBy: ['merge-commutes', 'merge-effects', 'twin'],
  },
];
