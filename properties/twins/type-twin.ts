/** Makes the twin of a typed subject from the rules of one type. */
import { canonical } from '../../src/kernel/index.ts';
import type { Twin } from '../laws/subject.ts';
import type { DeletePlan } from '../plans/type-plans.ts';
import type { Operation, TypeTwin } from './operation.ts';

export function twinOfType<Plan extends { readonly op: string }, What>(
  twin: TypeTwin<Plan, What | { readonly op: 'delete' }>,
): Twin<Plan | DeletePlan, Operation<What | { readonly op: 'delete' }>> {
  return {
    resolve(visible, plan, write) {
      if (isDelete(plan))
        return twin.read(visible) === undefined ? undefined : { ...write, what: plan };
      const what = twin.resolve(visible, plan, write);
      return what === undefined ? undefined : { ...write, what };
    },
    read(visible) {
      const reading = twin.read(visible);
      return reading === undefined ? 'absent' : canonical(reading);
    },
  };
}

function isDelete(plan: { readonly op: string }): plan is DeletePlan {
  return plan.op === 'delete';
}
