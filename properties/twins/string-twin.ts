/** Strings and hash fields, declared: STR-1, STR-3, CTR-1…3, CTR-6. */
import type { Write } from '../../src/kernel/index.ts';
import type { StringPlan } from '../plans/type-plans.ts';
import { textOfUnits, unitsOfText } from './exact.ts';
import { lastByClock, survivors, type Operation, type TypeTwin } from './operation.ts';

export type StringWhat =
  | { readonly op: 'assign'; readonly value: string }
  | { readonly op: 'increment'; readonly units: bigint }
  | { readonly op: 'delete' };

export const stringTwin: TypeTwin<StringPlan, StringWhat> = {
  resolve(visible, plan) {
    if (plan.op === 'assign') return plan;
    const value = readText(visible);
    if (value !== undefined && unitsOfText(value) === undefined) return undefined;
    return { op: 'increment', units: unitsOfText(plan.by) ?? 0n };
  },
  read: readText,
  liveWrites: alive,
};

/** An assignment or DEL removes what it had observed; an increment removes nothing. */
function alive(visible: readonly Operation<StringWhat>[]): Operation<StringWhat>[] {
  const removers: readonly Write[] = visible.filter(({ what }) => what.op !== 'increment');
  return survivors(visible, removers).filter(({ what }) => what.op !== 'delete');
}

export function readText(visible: readonly Operation<StringWhat>[]): string | undefined {
  const living = alive(visible);
  const shown = lastByClock(living.filter(({ what }) => what.op === 'assign'))?.what;
  const base = shown?.op === 'assign' ? shown.value : undefined;
  const amounts = living.flatMap(({ what }) => (what.op === 'increment' ? [what.units] : []));
  if (amounts.length === 0) return base;
  const start = unitsOfText(base ?? '0');
  // CTR-6: a text hides the increments.
  if (start === undefined) return base;
  return textOfUnits(amounts.reduce((sum, units) => sum + units, start));
}
