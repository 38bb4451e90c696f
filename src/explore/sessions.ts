/**
 * Session guarantees, ready made: what one client may expect of its own reads and writes. They
 * watch plain string traffic (SET and GET of one key with a fresh value for every SET) and read
 * nothing but each client's own history, so any search may use them.
 */
import { canonical, type PlainReply } from '../kernel/index.ts';
import type { Exchange } from '../clients/index.ts';
import { always, type Facts, type Property } from './property.ts';

/** One client's accepted writes and answered reads of a key, in its order. */
type Access = { readonly kind: 'write' | 'read'; readonly value: PlainReply };

/** After its own accepted SET a client never reads nothing, nor a value it had replaced itself. */
export function readYourWrites(client: string, key: string): Property {
  const isExercised = (facts: Facts): boolean => {
    const accesses = accessesOf(facts.replies(client), key);
    const first = accesses.findIndex(({ kind }) => kind === 'write');
    return first >= 0 && accesses.slice(first).some(({ kind }) => kind === 'read');
  };
  return always((facts) => {
    const written: PlainReply[] = [];
    for (const { kind, value } of accessesOf(facts.replies(client), key)) {
      if (kind === 'write') written.push(value);
      else if (written.length > 0 && isBefore(value, written)) return false;
    }
    return true;
  }, isExercised);
}

/** Nothing at all, or one of the client's own values other than its last. */
function isBefore(value: PlainReply, written: readonly PlainReply[]): boolean {
  return value === null || written.slice(0, -1).includes(value);
}

/** A client never reads a value again after it has read another one since. */
export function monotonicReads(client: string, key: string): Property {
  return always(
    (facts) => {
      const seen: PlainReply[] = [];
      for (const { kind, value } of accessesOf(facts.replies(client), key)) {
        if (kind !== 'read' || seen.at(-1) === value) continue;
        if (seen.includes(value)) return false;
        seen.push(value);
      }
      return true;
    },
    (facts) => facts.replies(client).filter(({ argv }) => isGet(argv, key)).length > 1,
  );
}

/**
 * Whoever has seen a consequence sees its cause: once a client has read `effect`, which was
 * written after `cause`, it never again reads `cause` as absent.
 */
export function causalReads(client: string, cause: string, effect: string): Property {
  const sawEffect = (exchange: Exchange): boolean =>
    isGet(exchange.argv, effect) && exchange.reply !== null;
  return always(
    (facts) => {
      const exchanges = facts.replies(client);
      const from = exchanges.findIndex(sawEffect);
      if (from < 0) return true;
      return exchanges
        .slice(from)
        .every(({ argv, reply }) => !isGet(argv, cause) || reply !== null);
    },
    (facts) => facts.replies(client).some(sawEffect),
  );
}

/** For outcomes that are unknown (a lost reply): true when the reply is one of these. */
export function acceptable(reply: PlainReply, outcomes: readonly PlainReply[]): boolean {
  return outcomes.some((outcome) => canonical(outcome) === canonical(reply));
}

function accessesOf(exchanges: readonly Exchange[], key: string): Access[] {
  return exchanges.flatMap(({ argv, reply }): Access[] => {
    const [name = '', named, value = ''] = argv;
    if (named !== key) return [];
    if (name.toUpperCase() === 'SET' && reply === 'OK') return [{ kind: 'write', value }];
    return isGet(argv, key) ? [{ kind: 'read', value: reply }] : [];
  });
}

const isGet = ([name = '', named]: readonly string[], key: string): boolean =>
  name.toUpperCase() === 'GET' && named === key;
