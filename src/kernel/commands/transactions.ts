/** MULTI, EXEC, DISCARD, WATCH, UNWATCH: facts here, handled by the region's session (TXN-1…3). */
import { ALL_KEYS, NO_KEYS, type SessionCommand } from './spec.ts';

const connection = {
  kind: 'session',
  group: 'transactions',
  flags: ['noscript', 'loading', 'stale', 'fast', 'allow_busy'],
} as const;

export const TRANSACTION_COMMANDS: readonly SessionCommand[] = [
  {
    ...connection,
    name: 'multi',
    summary: 'Starts a transaction: following commands are queued.',
    since: '1.2.0',
    arity: 1,
    usage: '',
    keys: NO_KEYS,
    handler: 'multi',
  },
  {
    ...connection,
    name: 'exec',
    summary: 'Runs the queued commands, unless a watched key changed.',
    since: '1.2.0',
    arity: 1,
    usage: '',
    flags: ['noscript', 'loading', 'stale', 'skip_slowlog'],
    keys: NO_KEYS,
    handler: 'exec',
  },
  {
    ...connection,
    name: 'discard',
    summary: 'Drops the queued commands and the watched keys.',
    since: '2.0.0',
    arity: 1,
    usage: '',
    keys: NO_KEYS,
    handler: 'discard',
  },
  {
    ...connection,
    name: 'watch',
    summary: 'Makes EXEC fail if one of these keys changes in this region first.',
    since: '2.2.0',
    arity: -2,
    usage: 'key [key ...]',
    keys: ALL_KEYS,
    handler: 'watch',
  },
  {
    ...connection,
    name: 'unwatch',
    summary: 'Forgets the watched keys.',
    since: '2.2.0',
    arity: 1,
    usage: '',
    keys: NO_KEYS,
    handler: 'unwatch',
  },
];
