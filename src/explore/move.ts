/**
 * One step of an execution, as data small enough to write into a token. Clients and regions are
 * named by their position in the pattern.
 */
export type Move =
  /** A client's pending command runs and it gets the reply; `picks` are Redis's random draws. */
  | { readonly kind: 'run'; readonly client: number; readonly picks: readonly number[] }
  /** The reply is lost; the command ran or did not. A fault. */
  | { readonly kind: 'timeout'; readonly client: number; readonly ran: boolean }
  /** A client gives up a command that is still on its way. A fault. */
  | { readonly kind: 'delay'; readonly client: number }
  /** That command runs, and nobody waits for the reply. */
  | { readonly kind: 'late'; readonly client: number; readonly picks: readonly number[] }
  /** A client's pause ends. */
  | { readonly kind: 'wake'; readonly client: number }
  /** A client takes the next message that was pushed to it. */
  | { readonly kind: 'message'; readonly client: number }
  /** The oldest effect on a link arrives. */
  | { readonly kind: 'deliver'; readonly from: number; readonly to: number }
  /** Time passes: a tick while lag is bounded, else a jump to a key's deadline. */
  | { readonly kind: 'tick'; readonly ms: number }
  /** A link is cut both ways; a fault. */
  | { readonly kind: 'cut'; readonly from: number; readonly to: number }
  | { readonly kind: 'heal'; readonly from: number; readonly to: number }
  /** A region's process ends; a fault. Its links hold everything back until it restarts. */
  | { readonly kind: 'crash'; readonly region: number }
  | { readonly kind: 'restart'; readonly region: number };

/** `c0`, `c1/2.0`, `T0`, `t0`, `y0`, `l0/2`, `m0`, `w1`, `d0-1`, `k5`, `x0-1`, `h0-1`, `z0`, `r0`: one word per move. */
export function printMove(move: Move): string {
  switch (move.kind) {
    case 'run':
      return `c${String(move.client)}${printPicks(move.picks)}`;
    case 'delay':
      return `y${String(move.client)}`;
    case 'late':
      return `l${String(move.client)}${printPicks(move.picks)}`;
    case 'timeout':
      return `${move.ran ? 'T' : 't'}${String(move.client)}`;
    case 'message':
      return `m${String(move.client)}`;
    case 'wake':
      return `w${String(move.client)}`;
    case 'deliver':
      return `d${String(move.from)}-${String(move.to)}`;
    case 'tick':
      return `k${String(move.ms)}`;
    case 'cut':
      return `x${String(move.from)}-${String(move.to)}`;
    case 'heal':
      return `h${String(move.from)}-${String(move.to)}`;
    case 'crash':
      return `z${String(move.region)}`;
    case 'restart':
      return `r${String(move.region)}`;
  }
}

const printPicks = (picks: readonly number[]): string =>
  picks.some((pick) => pick !== 0) ? `/${picks.join('.')}` : '';

/** Reads one word of a token; `undefined` when it is no move. */
export function parseMove(word: string): Move | undefined {
  const match = /^([cTtylmwdkxhzr])(\d+)(?:-(\d+)|\/([\d.]+))?$/.exec(word);
  if (match === null) return undefined;
  const [, letter = '', first = '0', second, picks] = match;
  const at = Number(first);
  const drawn = picks?.split('.').map(Number) ?? [];
  switch (letter) {
    case 'c':
      return { kind: 'run', client: at, picks: drawn };
    case 'y':
      return { kind: 'delay', client: at };
    case 'l':
      return { kind: 'late', client: at, picks: drawn };
    case 'T':
    case 't':
      return { kind: 'timeout', client: at, ran: letter === 'T' };
    case 'm':
      return { kind: 'message', client: at };
    case 'w':
      return { kind: 'wake', client: at };
    case 'k':
      return { kind: 'tick', ms: at };
    case 'z':
      return { kind: 'crash', region: at };
    case 'r':
      return { kind: 'restart', region: at };
    case 'd':
    case 'x':
    case 'h':
      return second === undefined ? undefined : linkMove(letter, at, Number(second));
    default:
      return undefined;
  }
}

function linkMove(letter: 'd' | 'x' | 'h', from: number, to: number): Move {
  return { kind: letter === 'd' ? 'deliver' : letter === 'x' ? 'cut' : 'heal', from, to };
}

/** Faults come first when counterexamples are compared. */
export function isFault({ kind }: Move): boolean {
  return kind === 'timeout' || kind === 'delay' || kind === 'cut' || kind === 'crash';
}
