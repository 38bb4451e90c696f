/** Sets, declared: a member is there while an add is that no removal had observed (SET-1, SET-2). */
import type { SetPlan } from '../plans/type-plans.ts';
import { survivors, type Operation, type TypeTwin } from './operation.ts';

export type SetWhat = SetPlan | { readonly op: 'delete' };

type SetOperation = Operation<SetWhat>;

export const setTwin: TypeTwin<SetPlan, SetWhat> = {
  resolve: (_visible, plan) => plan,
  read(visible) {
    const members = membersOf(visible).filter((member) => alive(visible, member).length > 0);
    return members.length === 0 ? undefined : members;
  },
  liveWrites: (visible) => membersOf(visible).flatMap((member) => alive(visible, member)),
};

function membersOf(visible: readonly SetOperation[]): string[] {
  const members = visible.flatMap(({ what }) => (what.op === 'add' ? what.members : []));
  return [...new Set(members)].sort((left, right) => (left < right ? -1 : 1));
}

function alive(visible: readonly SetOperation[], member: string): SetOperation[] {
  const isAbout = ({ what }: SetOperation): boolean =>
    what.op === 'delete' || what.members.includes(member);
  const removers = visible.filter((operation) => isAbout(operation) && operation.what.op !== 'add');
  const adds = visible.filter((operation) => isAbout(operation) && operation.what.op === 'add');
  return survivors(adds, removers);
}
