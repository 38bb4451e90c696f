/**
 * What happens to links and regions in a search: cuts and heals, crashes and restarts, and arrivals
 * where one of these left its mark. All of it is carried out by the kernel's world (`outages`).
 */
import type { Choice } from '../kernel/index.ts';
import type { Bounds } from './bounds.ts';
import { at, useFaults, usedFaults, type Layout } from './layout.ts';
import type { Mesh } from './mesh.ts';
import type { Move } from './move.ts';
import type { Outages } from './outages.ts';

export type DisturbancesOptions = {
  readonly regions: readonly string[];
  readonly bounds: Bounds;
  readonly layout: Layout;
  readonly mesh: Mesh;
  readonly outages: Outages;
  /** Where the next state is made; given to whoever visits it. */
  readonly scratch: Int32Array;
  readonly passTime: (state: Int32Array, toMs: number) => void;
  /** The connections of a region are gone, in place. */
  readonly closeConnections: (state: Int32Array, region: number) => void;
};

/** Told that `scratch` holds the state after the move. */
type Reached = (move: Move) => void;

export type Disturbances = {
  readonly deliver: (from: number, to: number) => void;
  readonly visitCuts: (state: Int32Array, reached: Reached) => void;
  readonly visitCrashes: (state: Int32Array, reached: Reached) => void;
};

export function createDisturbances(options: DisturbancesOptions): Disturbances {
  const { regions, bounds, layout, mesh, outages, scratch, passTime, closeConnections } = options;
  const nameOf = (region: number): string => regions[region] ?? '';
  /** A region that may write again expires what is due. */
  const disturb = (choice: Choice): void => {
    outages.perform(scratch, choice);
    passTime(scratch, at(scratch, layout.now));
  };
  return {
    deliver(from, to) {
      disturb({ kind: 'deliver', from: nameOf(from), to: nameOf(to) });
    },
    visitCuts(state, reached) {
      for (const from of regions.keys()) {
        for (let to = from + 1; to < regions.length; to++) {
          const isCut = mesh.isCut(state, from, to);
          if (!isCut && usedFaults(state, 'cuts') >= bounds.faults.cuts) continue;
          scratch.set(state);
          const kind = isCut ? 'heal' : 'cut';
          disturb({ kind, from: nameOf(from), to: nameOf(to), oneWay: false });
          if (!isCut) useFaults(scratch, 'cuts');
          reached({ kind, from, to });
        }
      }
    },
    visitCrashes(state, reached) {
      for (const region of regions.keys()) {
        const isDown = outages.isDown(state, region);
        if (!isDown && usedFaults(state, 'crashes') >= bounds.faults.crashes) continue;
        scratch.set(state);
        const kind = isDown ? 'restart' : 'crash';
        disturb({ kind, region: nameOf(region) });
        if (!isDown) {
          useFaults(scratch, 'crashes');
          closeConnections(scratch, region);
        }
        reached({ kind, region });
      }
    },
  };
}
