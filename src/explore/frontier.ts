/**
 * Rows to expand: fewest faults first, then fewest steps, then first come, so that what is found first
 * is smallest. Cost: one list per number of faults and steps; a list is forgotten when it is done.
 */
export type Frontier = {
  readonly add: (row: number, faults: number, cost: number) => void;
  /** The next row, or -1 when there is none; `cost` then says what it was added with. */
  readonly take: () => number;
  readonly cost: () => number;
};

export function createFrontier(): Frontier {
  const byFaults: number[][][] = [];
  let faults = 0;
  let cost = 0;
  let next = 0;
  return {
    add(row, usedFaults, rowCost) {
      const byCost = (byFaults[usedFaults] ??= []);
      (byCost[rowCost] ??= []).push(row);
    },
    take() {
      while (faults < byFaults.length) {
        const byCost = byFaults[faults] ?? [];
        const rows = byCost[cost];
        const row = rows?.[next];
        if (row !== undefined) {
          next++;
          return row;
        }
        if (rows !== undefined) byCost[cost] = [];
        next = 0;
        cost++;
        if (cost < byCost.length) continue;
        faults++;
        cost = 0;
      }
      return -1;
    },
    cost: () => cost,
  };
}
