/**
 * The lifecycle of a region as a member of the database. What a region may do follows from its
 * state alone:
 *
 * - `linking`: a region that is being linked to the database has lost its data and answers nobody
 *   for a while (MEM-5); then it is `joining`;
 * - `running` answers and syncs; `leaving` does too until all it wrote has been passed on, but
 *   takes no more writes (MEM-2);
 * - `stale`: back after a crash, it syncs and answers reads, and refuses writes until it knows
 *   again what it had written (STL-1…3); `joining` is the same for a member that never was (MEM-1);
 * - `down` and `interrupted` (down while joining) do nothing;
 * - `removed` is out: it answers its own clients from what it has, and nobody syncs with it (MEM-3);
 * - `gone` is out and was not in order at the time (down, stale, joining): it answers nobody, unless
 *   it joins anew.
 */
import { setup } from 'xstate';
import { createChart, invariant, type Chart } from '../base/index.ts';

const STATES = [
  'outside',
  'running',
  'stale',
  'linking',
  'joining',
  'leaving',
  'down',
  'interrupted',
  'removed',
  'gone',
] as const;

export type RegionState = (typeof STATES)[number];

export type RegionSignal =
  /** Part of the database from its creation. */
  | 'found'
  | 'join'
  /** It joins, and linking it takes its time. */
  | 'link'
  | 'linked'
  | 'crash'
  | 'restart'
  /** It has synced with all peers it can reach, and may write. */
  | 'release'
  | 'leave'
  /** Everything it wrote has been passed on. */
  | 'drained'
  | 'force-remove';

const machine = setup({}).createMachine({
  id: 'region',
  initial: 'outside',
  states: {
    outside: { on: { found: 'running', join: 'joining', link: 'linking' } },
    running: { on: { crash: 'down', leave: 'leaving', 'force-remove': 'removed' } },
    stale: { on: { release: 'running', crash: 'down', 'force-remove': 'gone' } },
    linking: { on: { linked: 'joining', 'force-remove': 'gone' } },
    joining: { on: { release: 'running', crash: 'interrupted', 'force-remove': 'gone' } },
    leaving: { on: { drained: 'removed', crash: 'down', 'force-remove': 'removed' } },
    down: { on: { restart: 'stale', 'force-remove': 'gone' } },
    interrupted: { on: { restart: 'joining', 'force-remove': 'gone' } },
    removed: { on: { join: 'joining', link: 'linking' } },
    gone: { on: { join: 'joining', link: 'linking' } },
  },
});

export const regionChart: Chart<RegionState, RegionSignal> = createChart(machine, (value) => {
  const state = STATES.find((each) => each === value);
  invariant(state !== undefined, "a state of the region's chart");
  return state;
});

/** It answers its clients. */
export const isUp = (state: RegionState | undefined): boolean =>
  state === 'running' ||
  state === 'stale' ||
  state === 'joining' ||
  state === 'leaving' ||
  state === 'removed';

/** It takes part in the database, down or not: collection waits for it. */
export const isMember = (state: RegionState | undefined): boolean =>
  state !== 'removed' && state !== 'gone' && state !== 'outside';

/** It exchanges effects with its peers. */
export const isSyncing = (state: RegionState | undefined): boolean =>
  isUp(state) && state !== 'removed';

/** It may name writes: those of clients, expiries, evictions. */
export const mayWrite = (state: RegionState | undefined): boolean =>
  state === 'running' || state === 'removed';
