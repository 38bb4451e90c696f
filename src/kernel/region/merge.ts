/**
 * Full synchronisation: one region's whole state is merged into another's (REP-4). The outcome is
 * that of applying every effect the sender contains; the receiver's clock then covers them.
 */
import { canonical } from '../base/index.ts';
import { joinClock, joined } from '../causality/index.ts';
import { dataType, itemsOf, mergedExpiry, type Merging } from '../crdt/index.ts';
import { settleEntry, type Applying } from './apply.ts';
import { entriesOf, generalAt } from './lone-write.ts';
import { tellMerge } from './reasons.ts';
import {
  createEntry,
  headerOf,
  hear,
  isWatched,
  noteUncollected,
  touchWatched,
  type KeyState,
  type Region,
} from './state.ts';

export function mergeRegion(into: Region, from: Region, merging: Applying): void {
  const { profile, reasons } = merging;
  for (const [key, theirs] of entriesOf(from)) {
    const place = into.keys.names.givePlace(key);
    const ours = generalAt(into, place) ?? createEntry(into, place);
    const before = isWatched(into, key) ? canonical(ours) : undefined;
    mergeKey(ours, theirs, merging);
    noteUncollected(into, place);
    if (reasons !== undefined) tellMerge(into, from.clock, { key, entry: ours, profile }, reasons);
    settleEntry(into, place, ours, profile);
    // TXN-3: what the effects behind the state would have touched.
    if (before !== undefined && canonical(ours) !== before) touchWatched(into, key);
  }
  into.stats.merges++;
  into.stats.syncsFull++;
  joinClock(into.clock, from.clock);
  hear(into, from.id, from.clock);
}

function mergeKey(into: KeyState, from: KeyState, merging: Merging): void {
  into.removed = joined(into.removed, from.removed);
  for (const header of itemsOf(into.headers))
    dataType(header.type).remove(header, into.removed, merging);
  for (const theirs of itemsOf(from.headers)) {
    const ours = headerOf(into, theirs.type);
    dataType(theirs.type).merge(ours, theirs, merging);
  }
  into.expiry = mergedExpiry(into.expiry, from.expiry, into.removed);
}
