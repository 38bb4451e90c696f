/** Lists and sorted sets, broken. */
import type { ListPlan, ZsetPlan } from '../../properties/plans/type-plans.ts';
import { LIST_CASE, ZSET_CASE } from '../../properties/subjects/type-cases.ts';
import { subjectOfType, type TypeCase } from '../../properties/subjects/typed-subject.ts';
import { listTwin } from '../../properties/twins/list-twin.ts';
import { twinOfType } from '../../properties/twins/type-twin.ts';
import { zsetTwin } from '../../properties/twins/zset-twin.ts';
import {
  listType,
  readScore,
  zsetType,
  ACTIVE_ACTIVE,
  type ListIntent,
  type ListPayload,
  type ListState,
  type ZsetIntent,
  type ZsetPayload,
  type ZsetState,
} from '../../src/kernel/index.ts';
import type { Canary } from './canary.ts';

type ListCase = TypeCase<ListState, ListIntent, ListPayload, ListPlan>;
type ZsetCase = TypeCase<ZsetState, ZsetIntent, ZsetPayload, ZsetPlan>;

const twin = twinOfType(listTwin);

const brokenList = (changes: Partial<ListCase['type']>): ListCase => ({
  ...LIST_CASE,
  type: { ...listType, ...changes },
});

/** Removed nodes go at once; what is inserted beside one elsewhere never finds its place. */
const withoutTombstones = brokenList({
  apply(state, write, payload, merging) {
    listType.apply(state, write, payload, merging);
    state.nodes = state.nodes.filter((node) => node.isLive);
  },
});

/** Concurrent insertions at one place stand as they came in. */
const tieByArrival = brokenList({
  apply(state, write, payload, merging) {
    const before = new Set(state.nodes);
    listType.apply(state, write, payload, merging);
    for (const node of state.nodes.filter((each) => !before.has(each))) {
      const rest = state.nodes.filter((each) => each !== node);
      const left = rest.findIndex(({ id }) => id === node.left);
      state.nodes = [...rest.slice(0, left + 1), node, ...rest.slice(left + 1)];
    }
  },
});

/** An insertion that comes before its neighbour goes to the end. */
const nobodyWaits = brokenList({
  apply(state, write, payload, merging) {
    listType.apply(state, write, payload, merging);
    for (const node of state.waiting) {
      state.nodes.push(node);
      state.size++;
    }
    state.waiting = [];
  },
});

/** A removal that arrives before its element is lost. */
const forgetsEarlyRemovals = brokenList({
  apply(state, write, payload, merging) {
    listType.apply(state, write, payload, merging);
    state.removedEarly = [];
  },
});

/** Tombstones go when their removal is stable, though an insertion beside one may be on its way. */
const collectsAddresses = brokenList({
  collect(state, stable) {
    listType.collect(state, { ...stable, isQuiet: true });
  },
});

/** ZREM as ZINCRBY of the opposite: leaves residue, and a member with it. */
const subtractsScores: ZsetCase = {
  ...ZSET_CASE,
  type: {
    ...zsetType,
    apply(state, write, payload, merging) {
      if (payload.op !== 'remove') {
        zsetType.apply(state, write, payload, merging);
        return;
      }
      for (const member of payload.members) {
        const score = readScore(state, member, ACTIVE_ACTIVE);
        if (score === undefined) continue;
        const opposite = { op: 'increment', member, by: [-score] } as const;
        zsetType.apply(state, write, opposite, merging);
      }
    },
  },
};

export const LIST_CANARIES: readonly Canary[] = [
  {
    name: 'a list without tombstones',
    subject: subjectOfType(withoutTombstones),
    twin,
    caughtBy: ['same-reading', 'any-order', 'twin'],
  },
  {
    name: 'list siblings in order of arrival',
    subject: subjectOfType(tieByArrival),
    twin,
    caughtBy: ['any-order', 'same-reading', 'twin'],
  },
  {
    name: 'an insertion that does not wait for its neighbour',
    subject: subjectOfType(nobodyWaits),
    twin,
    caughtBy: ['any-order', 'commute', 'twin'],
  },
  {
    name: 'a removal that is lost when it comes first',
    subject: subjectOfType(forgetsEarlyRemovals),
    twin,
    caughtBy: ['any-order', 'commute', 'twin'],
  },
  {
    name: 'a collection of tombstones that are still addresses',
    subject: subjectOfType(collectsAddresses),
    twin,
    caughtBy: ['collection-invisible', 'twin'],
  },
  {
    name: 'a ZREM that subtracts',
    subject: subjectOfType(subtractsScores),
    twin: twinOfType(zsetTwin),
    caughtBy: ['twin'],
  },
];
