/**
 * Whether a fault can happen after those before it: which regions are members and up, which links
 * are cut or clogged. It knows nothing of what travels, so it may let pass what a world refuses
 * (nothing waits that could be lost); it refuses nothing that a world would allow.
 */
import { regionsMax } from '../kernel/index.ts';
import type { Fault } from './fault.ts';

type RegionState = 'up' | 'down' | 'leaving' | 'removed';

export type FaultState = {
  readonly regions: Map<string, RegionState>;
  /** Directions, `r1>r2`. */
  readonly cut: Set<string>;
  readonly clogged: Set<string>;
};

export function createFaultState(regions: readonly string[]): FaultState {
  return {
    regions: new Map(regions.map((name) => [name, 'up'])),
    cut: new Set(),
    clogged: new Set(),
  };
}

type Link = { readonly from: string; readonly to: string; readonly oneWay: boolean };

const directionsOf = ({ from, to, oneWay }: Link): string[] =>
  oneWay ? [`${from}>${to}`] : [`${from}>${to}`, `${to}>${from}`];

const membersOf = ({ regions }: FaultState): string[] =>
  [...regions].filter(([, state]) => state !== 'removed').map(([name]) => name);

/** Why the fault contradicts what came before it; `undefined` when it does not. */
export function contradictionOf(state: FaultState, fault: Fault): string | undefined {
  if ('from' in fault) {
    const { from, to } = fault;
    if (from === to) return `a link has two different ends, not '${from}' twice`;
    const stranger = [from, to].find((name) => !state.regions.has(name));
    if (stranger !== undefined) return unknownRegion(state, stranger);
  } else if ('region' in fault && fault.kind !== 'join' && !state.regions.has(fault.region)) {
    return unknownRegion(state, fault.region);
  }
  switch (fault.kind) {
    case 'cut':
      return directionsOf(fault).every((way) => state.cut.has(way))
        ? 'the link is cut already'
        : undefined;
    case 'heal':
      return directionsOf(fault).some((way) => state.cut.has(way))
        ? undefined
        : 'the link is not cut';
    case 'unclog':
      return directionsOf(fault).some((way) => state.clogged.has(way))
        ? undefined
        : 'the link is not clogged';
    case 'crash':
      return requireState(
        state,
        fault.region,
        ['up', 'leaving'],
        'only a running region can crash',
      );
    case 'restart':
      return requireState(state, fault.region, ['down'], 'only a crashed region can restart');
    case 'force-remove':
      return refuseRemoval(state, fault.region);
    case 'remove':
      return refuseRemoval(state, fault.region) ?? refuseLeaving(state, fault.region);
    case 'join':
      return refuseJoin(state, fault.region);
    case 'evict':
    case 'flush':
    case 'maxmemory':
      return requireState(state, fault.region, ['up'], 'only a running region can do that');
    case 'lose':
    case 'duplicate':
    case 'full-sync':
      return refuseTransfer(state, fault.from, fault.to);
    case 'clog':
      return fault.factor === 1 && fault.extraMs === 0
        ? 'a clog has a factor above 1 or some extraMs'
        : undefined;
    case 'clock':
    case 'drift':
    case 'collect':
      return undefined;
  }
}

/** Nothing passes over a cut link, nor to or from a region that is down or removed. */
function refuseTransfer(state: FaultState, from: string, to: string): string | undefined {
  if (state.cut.has(`${from}>${to}`)) return `the link ${from} -> ${to} is cut`;
  const away = [from, to].find((name) => {
    const is = state.regions.get(name);
    return is !== 'up' && is !== 'leaving';
  });
  return away === undefined ? undefined : `'${away}' is ${String(state.regions.get(away))}`;
}

const unknownRegion = ({ regions }: FaultState, name: string): string =>
  `no region is called '${name}'; there are: ${[...regions.keys()].join(', ')}`;

function requireState(
  { regions }: FaultState,
  name: string,
  allowed: readonly RegionState[],
  rule: string,
): string | undefined {
  const is = regions.get(name);
  return is !== undefined && allowed.includes(is)
    ? undefined
    : `'${name}' is ${String(is)}: ${rule}`;
}

function refuseRemoval(state: FaultState, name: string): string | undefined {
  if (state.regions.get(name) === 'removed') return `'${name}' was removed already`;
  const stays = [...state.regions].some(
    ([other, is]) => other !== name && (is === 'up' || is === 'down'),
  );
  return stays ? undefined : `'${name}' is the last region`;
}

/** MEM-2: graceful removal needs all the others. */
function refuseLeaving(state: FaultState, name: string): string | undefined {
  const refusal = requireState(state, name, ['up'], 'only a running region can leave');
  if (refusal !== undefined) return refusal;
  const away = membersOf(state).find(
    (other) =>
      other !== name && (state.regions.get(other) !== 'up' || state.cut.has(`${name}>${other}`)),
  );
  return away === undefined ? undefined : `'${name}' cannot pass on its writes to '${away}'`;
}

/** MEM-1: a region joins while all members are online and syncing. */
function refuseJoin(state: FaultState, name: string): string | undefined {
  const members = membersOf(state);
  if (members.includes(name)) return `'${name}' is a member already`;
  if (members.length >= regionsMax) {
    return `a database has at most ${String(regionsMax)} regions; '${name}' would be one more`;
  }
  const away = members.find((member) => state.regions.get(member) !== 'up');
  if (away !== undefined) return `'${name}' can join while all are up; '${away}' is not`;
  const isCutOff = members.some((one) => members.some((other) => state.cut.has(`${one}>${other}`)));
  return isCutOff ? `'${name}' can join while no link is cut` : undefined;
}

/** What is so after the fault; call it only with one that contradicts nothing. */
export function afterFault(state: FaultState, fault: Fault): void {
  switch (fault.kind) {
    case 'cut':
      for (const way of directionsOf(fault)) state.cut.add(way);
      return;
    case 'heal':
      for (const way of directionsOf(fault)) state.cut.delete(way);
      return;
    case 'clog':
      for (const way of directionsOf(fault)) state.clogged.add(way);
      return;
    case 'unclog':
      for (const way of directionsOf(fault)) state.clogged.delete(way);
      return;
    case 'crash':
      state.regions.set(fault.region, 'down');
      return;
    case 'restart':
    case 'join':
      state.regions.set(fault.region, 'up');
      return;
    case 'remove':
      state.regions.set(fault.region, 'leaving');
      return;
    case 'force-remove':
      state.regions.set(fault.region, 'removed');
      return;
    case 'lose':
    case 'duplicate':
    case 'full-sync':
    case 'clock':
    case 'drift':
    case 'evict':
    case 'flush':
    case 'maxmemory':
    case 'collect':
      return;
  }
}
