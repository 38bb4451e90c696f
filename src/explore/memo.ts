/**
 * Remembers what was computed for two small numbers, in arrays: ids are given from 0 upwards, and
 * an array is several times faster than a Map whose keys are made of both. Nothing is forgotten.
 */
export type Memo<Value> = (row: number, column: number, compute: () => Value) => Value;

export function createMemo<Value>(): Memo<Value> {
  const rows: (Value | undefined)[][] = [];
  return (row, column, compute) => {
    const known = (rows[row] ??= []);
    let value = known[column];
    if (value === undefined) {
      value = compute();
      known[column] = value;
    }
    return value;
  };
}

export type TimedMemo<Value> = (
  ms: number,
  row: number,
  column: number,
  compute: () => Value,
) => Value;

/** The same for each instant; questions about one instant come together. */
export function createTimedMemo<Value>(): TimedMemo<Value> {
  const byTime = new Map<number, Memo<Value>>();
  let latestMs = NaN;
  let latest = createMemo<Value>();
  return (ms, row, column, compute) => {
    if (ms !== latestMs) {
      latest = byTime.get(ms) ?? createMemo();
      byTime.set(ms, latest);
      latestMs = ms;
    }
    return latest(row, column, compute);
  };
}
