/** Sorted sets, declared: ZST-1…5, each score the exact sum of what nobody had observed away. */
import type { ZsetPlan } from '../plans/type-plans.ts';
import { nearestSum } from './exact.ts';
import { lastByClock, survivors, type Operation, type TypeTwin } from './operation.ts';

export type ZsetWhat = ZsetPlan | { readonly op: 'delete' };

type ScoreWhat =
  | { readonly op: 'assign'; readonly score: number }
  | { readonly op: 'increment'; readonly by: readonly number[] }
  | { readonly op: 'remove' };

export const zsetTwin: TypeTwin<ZsetPlan, ZsetWhat> = {
  resolve: (_visible, plan) => plan,
  read(visible) {
    const rows = membersOf(visible).flatMap((member): [string, number][] => {
      const score = scoreOf(alive(visible, member));
      return score === undefined ? [] : [[member, score]];
    });
    rows.sort(([left, low], [right, high]) =>
      low === high ? (left < right ? -1 : 1) : low < high ? -1 : 1,
    );
    return rows.length === 0 ? undefined : rows;
  },
  liveWrites: (visible) => membersOf(visible).flatMap((member) => alive(visible, member)),
};

function membersOf(visible: readonly Operation<ZsetWhat>[]): string[] {
  const members = visible.flatMap(({ what }) => {
    if (what.op === 'assign') return what.entries.map(([member]) => member);
    return what.op === 'increment' ? [what.member] : [];
  });
  return [...new Set(members)];
}

function alive(visible: readonly Operation<ZsetWhat>[], member: string): Operation<ScoreWhat>[] {
  const about = visible.flatMap((operation): Operation<ScoreWhat>[] => {
    const what = aboutMember(operation.what, member);
    return what === undefined ? [] : [{ ...operation, what }];
  });
  const removers = about.filter(({ what }) => what.op !== 'increment');
  return survivors(about, removers).filter(({ what }) => what.op !== 'remove');
}

function aboutMember(what: ZsetWhat, member: string): ScoreWhat | undefined {
  switch (what.op) {
    case 'delete':
      return { op: 'remove' };
    case 'remove':
      return what.members.includes(member) ? { op: 'remove' } : undefined;
    case 'increment':
      return what.member === member ? { op: 'increment', by: what.by } : undefined;
    case 'assign': {
      const entry = what.entries.findLast(([name]) => name === member);
      return entry === undefined ? undefined : { op: 'assign', score: entry[1] };
    }
  }
}

function scoreOf(living: readonly Operation<ScoreWhat>[]): number | undefined {
  if (living.length === 0) return undefined;
  const shown = lastByClock(living.filter(({ what }) => what.op === 'assign'))?.what;
  const base = shown?.op === 'assign' ? [shown.score] : [];
  const terms = living.flatMap(({ what }) => (what.op === 'increment' ? what.by : []));
  return nearestSum([...base, ...terms]);
}
