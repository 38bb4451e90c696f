/** Hashes, declared: each field is a string of its own (HSH-1…4) with a deadline of its own (HSH-5). */
import type { HashPlan } from '../plans/type-plans.ts';
import { readDeadline, type DeadlineWhat } from './deadline-twin.ts';
import { unitsOfText } from './exact.ts';
import type { Operation, TypeTwin } from './operation.ts';
import { readText, stringTwin, type StringWhat } from './string-twin.ts';

export type HashWhat =
  | {
      readonly op: 'write';
      readonly cells: ReadonlyMap<string, StringWhat>;
      readonly expireAtMs: number | undefined;
      /** Fields that were absent for the writer: deadlines it had observed are orphans. */
      readonly created: readonly string[];
    }
  | { readonly op: 'remove'; readonly fields: readonly string[] }
  | { readonly op: 'expire'; readonly fields: readonly string[]; readonly atMs: number }
  | { readonly op: 'delete' };

type HashOperation = Operation<HashWhat>;

export const hashTwin: TypeTwin<HashPlan, HashWhat> = {
  resolve(visible, plan) {
    switch (plan.op) {
      case 'assign': {
        const cells = plan.fields.map(
          ([field, value]) => [field, { op: 'assign', value }] as const,
        );
        return written(visible, new Map(cells), plan.expireAtMs);
      }
      case 'increment': {
        const value = readText(cellOf(visible, plan.field));
        if (value !== undefined && unitsOfText(value) === undefined) return undefined;
        const units = unitsOfText(plan.by) ?? 0n;
        return written(visible, new Map([[plan.field, { op: 'increment', units }]]), undefined);
      }
      case 'remove':
      case 'expire':
        return plan;
    }
  },
  read(visible) {
    const rows = fieldsOf(visible).flatMap((field) => {
      const value = readText(cellOf(visible, field));
      const deadline = readDeadline(deadlinesOf(visible, field));
      if (value === undefined) return [];
      return deadline === undefined || deadline.atMs === Infinity
        ? [[field, value]]
        : [[field, value, deadline.atMs, deadline.origin]];
    });
    return rows.length === 0 ? undefined : rows;
  },
  liveWrites: (visible) =>
    fieldsOf(visible).flatMap((field) => stringTwin.liveWrites(cellOf(visible, field))),
};

function written(
  visible: readonly HashOperation[],
  cells: ReadonlyMap<string, StringWhat>,
  expireAtMs: number | undefined,
): HashWhat {
  const created = [...cells.keys()].filter(
    (field) => readText(cellOf(visible, field)) === undefined,
  );
  return { op: 'write', cells, expireAtMs, created };
}

function fieldsOf(visible: readonly HashOperation[]): string[] {
  const fields = visible.flatMap(({ what }) => (what.op === 'write' ? [...what.cells.keys()] : []));
  return [...new Set(fields)].sort((left, right) => (left < right ? -1 : 1));
}

function cellOf(visible: readonly HashOperation[], field: string): Operation<StringWhat>[] {
  return visible.flatMap((operation): Operation<StringWhat>[] => {
    const { what } = operation;
    if (what.op === 'write') {
      const cell = what.cells.get(field);
      return cell === undefined ? [] : [{ ...operation, what: cell }];
    }
    const isRemoval = what.op === 'delete' || (what.op === 'remove' && what.fields.includes(field));
    return isRemoval ? [{ ...operation, what: { op: 'delete' } }] : [];
  });
}

function deadlinesOf(visible: readonly HashOperation[], field: string): Operation<DeadlineWhat>[] {
  return visible.flatMap((operation): Operation<DeadlineWhat>[] => {
    const what = deadlineOf(operation.what, field);
    return what === undefined ? [] : [{ ...operation, what }];
  });
}

function deadlineOf(what: HashWhat, field: string): DeadlineWhat | undefined {
  switch (what.op) {
    case 'delete':
      return { op: 'clear' };
    case 'remove':
      return what.fields.includes(field) ? { op: 'clear' } : undefined;
    case 'expire':
      return what.fields.includes(field) ? { op: 'set', atMs: what.atMs } : undefined;
    case 'write':
      if (!what.cells.has(field)) return undefined;
      if (what.expireAtMs !== undefined) return { op: 'set', atMs: what.expireAtMs };
      return what.created.includes(field) ? { op: 'clear' } : undefined;
  }
}
