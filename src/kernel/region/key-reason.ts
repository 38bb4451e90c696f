/**
 * Why a whole key came out as it did: what survived a deletion (KEY-1 and the rule of each type),
 * which type is shown (KEY-3), which deadline counts (EXP-1, EXP-2).
 */
import { asBytes, type ByteString } from '../base/index.ts';
import type { Write } from '../causality/index.ts';
import {
  dataType,
  deadlineInForce,
  itemsOf,
  type Deadline,
  type Expiry,
  type Header,
  type Merging,
  type Side,
  type TypeName,
} from '../crdt/index.ts';
import type { KeyState } from './state.ts';
import { visibleHeader } from './visible.ts';

const SURVIVAL_RULES: { readonly [Name in TypeName]: string } = {
  string: 'STR-3',
  list: 'LST-2',
  hash: 'HSH-4',
  set: 'SET-1',
  zset: 'ZST-1',
};

/** A removal left something it had not observed (KEY-1). */
export function noteSurvivors(
  entry: KeyState,
  write: Write,
  what: ByteString,
  merging: Merging,
): void {
  const header = visibleHeader(entry, merging.profile);
  if (header === undefined) return;
  const origin = dataType(header.type).smallestOrigin(header);
  merging.reasons?.push({
    rule: survivalRule(header),
    winner: { origin, n: 0, what: asBytes(header.type) },
    loser: { origin: write.origin, n: write.n, what },
    left: origin,
    right: write.seen[origin] ?? 0,
    compared: 'observation',
    margin: 0,
    element: undefined,
  });
}

function survivalRule(header: Header): string {
  const isCounter = header.type === 'string' && header.bases === undefined;
  return isCounter ? 'CTR-3' : SURVIVAL_RULES[header.type];
}

/** Two types met under one key (KEY-3). */
export function noteTypeConflict(entry: KeyState, merging: Merging): void {
  const shown = visibleHeader(entry, merging.profile);
  if (shown === undefined) return;
  for (const header of itemsOf(entry.headers)) {
    if (header === shown || !dataType(header.type).isLive(header, merging.profile)) continue;
    const left = dataType(shown.type).smallestOrigin(shown);
    const right = dataType(header.type).smallestOrigin(header);
    merging.reasons?.push({
      rule: 'KEY-3',
      winner: { origin: left, n: 0, what: asBytes(shown.type) },
      loser: { origin: right, n: 0, what: asBytes(header.type) },
      left,
      right,
      compared: 'instance-id',
      margin: Math.abs(left - right),
      element: undefined,
    });
  }
}

/** Several deadlines stand beside each other: the longest counts (EXP-1, EXP-2). */
export function noteDeadlines(expiry: Expiry, merging: Merging): void {
  const winner = deadlineInForce(expiry);
  if (winner === undefined || expiry.deadlines?.next === undefined) return;
  for (const deadline of itemsOf(expiry.deadlines)) {
    // Two that say "never" do not disagree.
    if (deadline === winner || deadline.atMs === Infinity) continue;
    merging.reasons?.push({
      rule: winner.atMs === Infinity ? 'EXP-2' : 'EXP-1',
      winner: deadlineSide(winner),
      loser: deadlineSide(deadline),
      left: winner.atMs,
      right: deadline.atMs,
      compared: 'deadline-ms',
      margin: winner.atMs - deadline.atMs,
      element: undefined,
    });
  }
}

const deadlineSide = ({ origin, n, atMs }: Deadline): Side => ({
  origin,
  n,
  what: asBytes(atMs === Infinity ? 'no expiry' : `expires at ${String(atMs)}`),
});
