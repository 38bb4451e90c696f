/**
 * Runs made by hand, event by event, so that the views can be tested on shapes that a simulation
 * would not produce today. Virtual times, replies and reasons are written down, not computed.
 */
import {
  bytes,
  bulk,
  NIL,
  OK,
  type Dot,
  type Reason,
  type Reply,
  type Shown,
  type TraceEvent,
} from '../../src/kernel/index.ts';
import { describeRun, type Run } from '../../src/explain/index.ts';

export const startMs = 1_700_000_000_000;

export const shown = (
  key: string,
  value: string | undefined,
  writer?: Dot,
  expiresMs?: number,
): Shown => ({
  key: bytes(key),
  type: value === undefined ? undefined : 'string',
  value: bytes(value ?? ''),
  writer,
  expiresMs: expiresMs === undefined ? undefined : startMs + expiresMs,
});

export const dot = (origin: number, n: number): Dot => ({ origin, n });

type Common = {
  readonly id: number;
  readonly t: number;
  readonly region: string;
  readonly causes?: readonly number[];
};

export const command = (
  at: Common,
  line: string,
  reply: Reply,
  more: {
    readonly skewMs?: number;
    readonly dots?: readonly Dot[];
    readonly shown?: readonly Shown[];
    readonly client?: string;
  } = {},
): TraceEvent => ({
  kind: 'command',
  causes: [],
  ...at,
  client: more.client,
  argv: line.split(' ').map(bytes),
  reply,
  skewMs: more.skewMs ?? 0,
  dots: more.dots ?? [],
  shown: more.shown ?? [],
  reasons: [],
});

export const told = (at: Common, client: string, what: string, value?: string): TraceEvent => ({
  kind: 'told',
  causes: [],
  ...at,
  client,
  what,
  value,
});

export const link = (
  kind: 'cut' | 'heal',
  id: number,
  t: number,
  from: string,
  to: string,
  oneWay = false,
): TraceEvent => ({
  kind,
  id,
  t,
  causes: [],
  from,
  to,
  oneWay,
});

export const apply = (
  at: Common & { readonly from: string; readonly sentMs: number },
  what: Dot,
  after: Shown,
  more: { readonly changed?: boolean; readonly reasons?: readonly Reason[] } = {},
): TraceEvent => ({
  kind: 'apply',
  causes: [],
  ...at,
  dot: what,
  key: after.key,
  changed: more.changed ?? true,
  shown: [after],
  reasons: more.reasons ?? [],
});

const key = 'payment:idem:7f3c-9a21';

export const clockReason = (
  winner: Dot & { what: string; ms: number },
  loser: Dot & { what: string; ms: number },
  about = key,
): Reason => ({
  rule: 'CLK-2',
  key: bytes(about),
  winner: { origin: winner.origin, n: winner.n, what: bytes(winner.what) },
  loser: { origin: loser.origin, n: loser.n, what: bytes(loser.what) },
  left: startMs + winner.ms,
  right: startMs + loser.ms,
  compared: 'wall-ms',
  margin: winner.ms - loser.ms,
  element: undefined,
});

/** The story of the design's review screen. */
export function reviewRun(): Run {
  const eus2 = dot(1, 1);
  const weu = dot(2, 1);
  const contest = clockReason(
    { ...weu, what: 'weu-8830', ms: 310 },
    { ...eus2, what: 'eus2-4471', ms: 30 },
  );
  const first = shown(key, 'eus2-4471', eus2);
  const second = shown(key, 'weu-8830', weu);
  return describeRun({
    title: 'Idempotency key with SET NX',
    regions: ['eastus2', 'westeurope', 'southeastasia'],
    startMs,
    clockSkewMs: { westeurope: 18, southeastasia: -6 },
    links: [
      { from: 'eastus2', to: 'westeurope', latencyMs: 42 },
      { from: 'westeurope', to: 'southeastasia', latencyMs: 88 },
      { from: 'eastus2', to: 'southeastasia', latencyMs: 112 },
      { from: 'westeurope', to: 'eastus2', latencyMs: 42 },
      { from: 'southeastasia', to: 'westeurope', latencyMs: 88 },
      { from: 'southeastasia', to: 'eastus2', latencyMs: 112 },
    ],
    events: [
      link('cut', 1, 10, 'eastus2', 'westeurope'),
      command({ id: 2, t: 30, region: 'eastus2' }, `SET ${key} eus2-4471 NX`, OK, {
        dots: [eus2],
        shown: [first],
      }),
      told({ id: 3, t: 136, region: 'eastus2', causes: [2] }, 'first', 'capture', '€129'),
      apply(
        { id: 4, t: 142, region: 'southeastasia', from: 'eastus2', sentMs: 30, causes: [2] },
        eus2,
        first,
      ),
      command({ id: 5, t: 292, region: 'westeurope' }, `SET ${key} weu-8830 NX`, OK, {
        dots: [weu],
        shown: [second],
        skewMs: 18,
      }),
      apply(
        { id: 6, t: 380, region: 'southeastasia', from: 'westeurope', sentMs: 292, causes: [5] },
        weu,
        second,
        { reasons: [contest] },
      ),
      told({ id: 7, t: 398, region: 'westeurope', causes: [5] }, 'retry', 'capture', '€129'),
      link('heal', 8, 450, 'eastus2', 'westeurope'),
      apply(
        { id: 9, t: 492, region: 'westeurope', from: 'eastus2', sentMs: 30, causes: [2] },
        eus2,
        second,
        { changed: false, reasons: [contest] },
      ),
      apply(
        { id: 10, t: 492, region: 'eastus2', from: 'westeurope', sentMs: 292, causes: [5] },
        weu,
        second,
        { reasons: [contest] },
      ),
      command({ id: 11, t: 556, region: 'eastus2' }, `GET ${key}`, bulk(bytes('weu-8830')), {
        shown: [second],
      }),
    ],
    steps: [1, 2, 3, 5, 7],
    violated: 7,
  });
}

/** The link is healthy, and the retry still comes before the claim has crossed it. */
export function windowRun(): Run {
  const eus2 = dot(1, 1);
  return describeRun({
    title: 'A retry inside the window',
    regions: ['eastus2', 'westeurope'],
    startMs,
    latencyMs: 42,
    events: [
      command({ id: 1, t: 0, region: 'eastus2' }, `SET ${key} first NX PX 30000`, OK, {
        dots: [eus2],
        shown: [shown(key, 'first', eus2, 30_000)],
      }),
      told({ id: 2, t: 0, region: 'eastus2', causes: [1] }, 'first', 'captured'),
      command({ id: 3, t: 20, region: 'westeurope' }, `SET ${key} retry NX PX 30000`, OK, {
        dots: [dot(2, 1)],
        shown: [shown(key, 'retry', dot(2, 1), 30_020)],
      }),
      told({ id: 4, t: 20, region: 'westeurope', causes: [3] }, 'retry', 'captured'),
      apply(
        { id: 5, t: 42, region: 'westeurope', from: 'eastus2', sentMs: 0, causes: [1] },
        eus2,
        shown(key, 'retry', dot(2, 1), 30_020),
        {
          changed: false,
          reasons: [
            clockReason(
              { origin: 2, n: 1, what: 'retry', ms: 20 },
              { origin: 1, n: 1, what: 'first', ms: 0 },
            ),
          ],
        },
      ),
      apply(
        { id: 6, t: 62, region: 'eastus2', from: 'westeurope', sentMs: 20, causes: [3] },
        dot(2, 1),
        shown(key, 'retry', dot(2, 1), 30_020),
        {
          reasons: [
            clockReason(
              { origin: 2, n: 1, what: 'retry', ms: 20 },
              { origin: 1, n: 1, what: 'first', ms: 0 },
            ),
          ],
        },
      ),
      {
        kind: 'expire',
        id: 7,
        t: 30_020,
        region: 'westeurope',
        key: bytes(key),
        dots: [dot(2, 2)],
        causes: [3],
        shown: [shown(key, undefined)],
        reasons: [],
      },
      apply(
        { id: 8, t: 30_062, region: 'eastus2', from: 'westeurope', sentMs: 30_020, causes: [7] },
        dot(2, 2),
        shown(key, undefined),
      ),
      command({ id: 9, t: 30_100, region: 'eastus2' }, `GET ${key}`, NIL, {
        shown: [shown(key, undefined)],
      }),
    ],
    steps: [1, 2, 3, 4],
    violated: 4,
  });
}
