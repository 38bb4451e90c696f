/**
 * A fault as data: what goes wrong, where, and when. The kinds are the choices of a world that are
 * nobody's command; each names its place as the choice does, and `atMs`, the virtual instant since
 * the run began.
 */
export const FAULT_KINDS = [
  'cut',
  'heal',
  'clog',
  'unclog',
  'lose',
  'duplicate',
  'full-sync',
  'clock',
  'drift',
  'crash',
  'restart',
  'force-remove',
  'remove',
  'join',
  'evict',
  'flush',
  'maxmemory',
  'collect',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

type At<Kind extends FaultKind> = { readonly atMs: number; readonly kind: Kind };
type Ends = { readonly from: string; readonly to: string };
type Link = Ends & { readonly oneWay: boolean };
type Place = { readonly region: string };

export type Fault =
  | (At<'cut' | 'heal' | 'unclog'> & Link)
  | (At<'clog'> & Link & { readonly factor: number; readonly extraMs: number })
  | (At<'lose' | 'duplicate' | 'full-sync'> & Ends)
  | (At<'clock'> & Place & { readonly skewMs: number })
  | (At<'drift'> & Place & { readonly ppm: number })
  | (At<'crash' | 'restart' | 'force-remove' | 'remove' | 'join' | 'flush'> & Place)
  | (At<'evict'> & Place & { readonly key: string })
  | (At<'maxmemory'> & Place & { readonly bytes: number })
  | At<'collect'>;

/** A plain value, as it would stand in a JSON file. */
export type FaultSchedule = {
  /** The regions at the beginning. */
  readonly regions: readonly string[];
  /** By time; of one instant in this order. */
  readonly faults: readonly Fault[];
};

/** `cut r1 -> r2`: the fault in a few words, for messages. */
export function nameFault(fault: Fault): string {
  switch (fault.kind) {
    case 'cut':
    case 'heal':
    case 'clog':
    case 'unclog':
      return `${fault.kind} ${fault.from} ${fault.oneWay ? '->' : '<->'} ${fault.to}`;
    case 'lose':
    case 'duplicate':
    case 'full-sync':
      return `${fault.kind} ${fault.from} -> ${fault.to}`;
    case 'clock':
      return `clock ${fault.region} ${String(fault.skewMs)} ms`;
    case 'drift':
      return `drift ${fault.region} ${String(fault.ppm)} ppm`;
    case 'crash':
    case 'restart':
    case 'force-remove':
    case 'remove':
    case 'join':
    case 'flush':
      return `${fault.kind} ${fault.region}`;
    case 'evict':
      return `evict ${fault.region} ${fault.key}`;
    case 'maxmemory':
      return `maxmemory ${fault.region} ${String(fault.bytes)}`;
    case 'collect':
      return 'collect';
  }
}
