/** A value with undo and redo: every change is kept as the patches that take it back. */
import { applyPatches, enablePatches, produceWithPatches, type Draft, type Patch } from 'immer';
import { useCallback, useMemo, useState } from 'react';

enablePatches();

type Step = { readonly forward: readonly Patch[]; readonly back: readonly Patch[] };
type Kept<Value> = {
  readonly value: Value;
  readonly past: readonly Step[];
  readonly future: readonly Step[];
};

export type History<Value> = {
  readonly value: Value;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly change: (recipe: (draft: Draft<Value>) => void) => void;
  readonly undo: () => void;
  readonly redo: () => void;
};

/** More steps back than anybody takes. */
const stepsMax = 200;

export function useHistory<Value extends object>(initial: Value): History<Value> {
  const [kept, keep] = useState<Kept<Value>>({ value: initial, past: [], future: [] });
  const change = useCallback((recipe: (draft: Draft<Value>) => void) => {
    keep(({ value, past, future }) => {
      const [next, forward, back] = produceWithPatches(value, (draft) => {
        recipe(draft);
      });
      if (forward.length === 0) return { value, past, future };
      return { value: next, past: [...past, { forward, back }].slice(-stepsMax), future: [] };
    });
  }, []);
  const undo = useCallback(() => {
    keep(({ value, past, future }) => {
      const last = past.at(-1);
      if (last === undefined) return { value, past, future };
      return {
        value: applyPatches(value, last.back),
        past: past.slice(0, -1),
        future: [last, ...future],
      };
    });
  }, []);
  const redo = useCallback(() => {
    keep(({ value, past, future }) => {
      const [next, ...rest] = future;
      if (next === undefined) return { value, past, future };
      return { value: applyPatches(value, next.forward), past: [...past, next], future: rest };
    });
  }, []);
  return useMemo(
    () => ({
      value: kept.value,
      canUndo: kept.past.length > 0,
      canRedo: kept.future.length > 0,
      change,
      undo,
      redo,
    }),
    [kept, change, undo, redo],
  );
}
