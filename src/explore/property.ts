/**
 * What an application believes, as named properties. Each is decided over every execution inside
 * the bounds: `always` in every state, `sometimes` in at least one, `whenQuiet` and `converges`
 * once every client has ended and everything was delivered.
 */
import { requireUse, type PlainReply } from '../kernel/index.ts';
import type { Exchange, Told } from '../clients/index.ts';

/** What a property may look at. */
export type Facts = {
  /** What the outside world was told, by all clients; with a name, only that. */
  readonly told: (what?: string) => readonly Told[];
  /** Commands and replies of all clients, or of one, in each client's order. */
  readonly replies: (client?: string) => readonly Exchange[];
  /** What a read command would answer in a region now. It changes nothing. */
  readonly read: (region: string, ...argv: readonly string[]) => PlainReply;
  /** The names of the regions. */
  readonly regions: readonly string[];
  /** True when every region shows the same keys, types, values and deadlines. */
  readonly hasConverged: () => boolean;
};

export type Predicate = (facts: Facts) => boolean;

export type Property =
  | {
      readonly kind: 'always';
      readonly holds: Predicate;
      readonly exercised: Predicate | undefined;
    }
  | { readonly kind: 'sometimes'; readonly holds: Predicate }
  | { readonly kind: 'when-quiet'; readonly holds: Predicate }
  | { readonly kind: 'converges' };

/**
 * True in every state. `exercised` (optional) says when the claim had something to say: an
 * `always` that was never exercised is reported as a warning.
 */
export function always(holds: Predicate, exercised?: Predicate): Property {
  requirePredicate('always', holds);
  if (exercised !== undefined) requirePredicate('always', exercised);
  return { kind: 'always', holds, exercised };
}

/** True in some state of some execution: a witness that the model can do what it is about. */
export function sometimes(holds: Predicate): Property {
  requirePredicate('sometimes', holds);
  return { kind: 'sometimes', holds };
}

/** True once all clients have ended, links are healed and everything was delivered. */
export function whenQuiet(holds: Predicate): Property {
  requirePredicate('whenQuiet', holds);
  return { kind: 'when-quiet', holds };
}

/** All regions show the same once everything was delivered. */
export function converges(): Property {
  return { kind: 'converges' };
}

function requirePredicate(maker: string, holds: unknown): void {
  requireUse(
    typeof holds === 'function',
    `${maker}() takes a function of the facts: ${maker}(({ told }) => told('captured').length <= 1)`,
  );
}
