/** The operations of the replication benchmarks: the same list for us and for every peer. */
export type Operation = {
  /** The replica that executes it. */
  readonly at: number;
  readonly key: string;
  readonly value: string;
  readonly member: string;
  readonly isAdd: boolean;
};

export const WORKLOADS = ['lww', 'counter', 'orset'] as const;
export type Workload = (typeof WORKLOADS)[number];

export const REPLICAS = 3;
export const operationsPerSync = 100;
const membersPerKey = 4;

/** Reproducible: the same count and keys give the same operations. */
export function makeOperations(count: number, keys: number): readonly Operation[] {
  let state = 0x2545f491;
  const draw = (limit: number): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
  return Array.from({ length: count }, (_, index) => ({
    at: draw(REPLICAS),
    key: `k${String(draw(keys))}`,
    value: `v${String(index)}`,
    member: `m${String(draw(membersPerKey))}`,
    isAdd: draw(2) === 0,
  }));
}

/** The command that means the operation. */
export function commandOf(workload: Workload, operation: Operation): readonly string[] {
  const { key, value, member, isAdd } = operation;
  switch (workload) {
    case 'lww':
      return ['SET', key, value];
    case 'counter':
      return ['INCR', key];
    case 'orset':
      return [isAdd ? 'SADD' : 'SREM', key, member];
  }
}
