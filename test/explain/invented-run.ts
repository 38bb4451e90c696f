/**
 * Random runs for the layout: not a simulation, only events of every shape one could produce, in a
 * plausible order. A last-writer register per key decides what the regions show.
 */
import fc from 'fast-check';
import {
  bytes,
  bulk,
  NIL,
  OK,
  type Dot,
  type Reason,
  type Shown,
  type TraceEvent,
} from '../../src/kernel/index.ts';
import { describeRun, type Run } from '../../src/explain/index.ts';
import { clockReason, startMs } from './hand-made.ts';

export type Action = {
  readonly kind:
    | 'set'
    | 'get'
    | 'del'
    | 'tell'
    | 'cut'
    | 'heal'
    | 'crash'
    | 'restart'
    | 'clock'
    | 'sync'
    | 'wait';
  readonly a: number;
  readonly b: number;
  readonly key: number;
  readonly value: string;
  readonly afterMs: number;
  readonly oneWay: boolean;
};

export type Plot = {
  readonly regions: readonly string[];
  readonly latencyMs: number;
  readonly skewMs: readonly number[];
  readonly actions: readonly Action[];
  readonly keys: readonly string[];
  /** Which of the events become steps: every n-th, none when 0. */
  readonly stepEvery: number;
  readonly isManual: boolean;
};

const names = [
  'eastus2',
  'westeurope',
  'southeastasia',
  'dc-1',
  'a',
  'ap-southeast-2',
  'Zürich',
  'region-with-a-long-name',
];

const action: fc.Arbitrary<Action> = fc.record({
  kind: fc.constantFrom(
    'set',
    'set',
    'set',
    'get',
    'get',
    'del',
    'tell',
    'tell',
    'cut',
    'heal',
    'crash',
    'restart',
    'clock',
    'sync',
    'wait',
  ),
  a: fc.nat(4),
  b: fc.nat(4),
  key: fc.nat(2),
  value: fc.oneof(
    fc.constantFrom(
      'eus2-4471',
      'weu-8830',
      'x',
      '42',
      'a longer value with spaces',
      'größe €',
      '{"id":1,"items":[1,2,3],"note":"a JSON document of some length"}',
    ),
    fc.string({ maxLength: 12 }),
  ),
  afterMs: fc.oneof(
    { weight: 4, arbitrary: fc.nat(80) },
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.constantFrom(500, 30_000, 86_400_000) },
  ),
  oneWay: fc.boolean(),
});

export const plots: fc.Arbitrary<Plot> = fc.record({
  regions: fc.uniqueArray(fc.constantFrom(...names), { minLength: 2, maxLength: 5 }),
  latencyMs: fc.constantFrom(1, 20, 42, 112),
  skewMs: fc.array(fc.constantFrom(0, 18, -6, 400, -5000), { minLength: 5, maxLength: 5 }),
  actions: fc.array(action, { minLength: 1, maxLength: 24 }),
  keys: fc.constantFrom(
    ['payment:idem:7f3c-9a21'],
    ['k'],
    ['stock:sku:1', 'orders:sku:1'],
    ['a', 'b', 'c'],
  ),
  stepEvery: fc.constantFrom(0, 1, 2, 3),
  isManual: fc.boolean(),
});

type Effect = {
  readonly dot: Dot;
  readonly key: string;
  readonly value: string | undefined;
  readonly wallMs: number;
  readonly sentMs: number;
  readonly source: number;
};
type Cell = { readonly value: string | undefined; readonly dot: Dot; readonly wallMs: number };
type Region = {
  readonly name: string;
  readonly cells: Map<string, Cell>;
  readonly log: Effect[];
  readonly taken: number[];
  readyMs: number[];
  skewMs: number;
};

/** Plays a plot and describes it. */
export function invent(plot: Plot): Run {
  const events: TraceEvent[] = [];
  const blocked = new Set<string>();
  const regions: Region[] = plot.regions.map((name, index) => ({
    name,
    cells: new Map(),
    log: [],
    taken: plot.regions.map(() => 0),
    readyMs: plot.regions.map(() => 0),
    skewMs: plot.skewMs[index] ?? 0,
  }));
  let t = 0;
  const nextId = (): number => events.length + 1;
  const regionAt = (index: number): Region => {
    const region = regions[index % regions.length];
    if (region === undefined) throw new Error('a plot has at least two regions');
    return region;
  };
  const shownAt = (region: Region, key: string): Shown => {
    const cell = region.cells.get(key);
    return {
      key: bytes(key),
      type: cell?.value === undefined ? undefined : 'string',
      value: bytes(cell?.value ?? ''),
      writer: cell?.value === undefined ? undefined : cell.dot,
      expiresMs: undefined,
    };
  };
  const take = (
    region: Region,
    effect: Effect,
  ): { readonly changed: boolean; readonly reasons: readonly Reason[] } => {
    const before = region.cells.get(effect.key);
    const isNewer = before === undefined || effect.wallMs >= before.wallMs;
    if (isNewer)
      region.cells.set(effect.key, { value: effect.value, dot: effect.dot, wallMs: effect.wallMs });
    if (before === undefined || before.dot.origin === effect.dot.origin)
      return { changed: isNewer, reasons: [] };
    const mine = { ...effect.dot, what: effect.value ?? 'DEL', ms: effect.wallMs };
    const other = { ...before.dot, what: before.value ?? 'DEL', ms: before.wallMs };
    return {
      changed: isNewer,
      reasons: [
        isNewer ? clockReason(mine, other, effect.key) : clockReason(other, mine, effect.key),
      ],
    };
  };
  const deliver = (untilMs: number): void => {
    for (;;) {
      const due = regions.flatMap((from, a) =>
        regions.flatMap((to, b) => {
          const effect = from.log[from.taken[b] ?? 0];
          if (from === to || effect === undefined || blocked.has(`${from.name}>${to.name}`))
            return [];
          const at = plot.isManual
            ? t
            : Math.max(effect.sentMs + plot.latencyMs, from.readyMs[b] ?? 0);
          return at <= untilMs ? [{ a, b, at, effect }] : [];
        }),
      );
      const next = due.sort(
        (left, right) => left.at - right.at || left.a - right.a || left.b - right.b,
      )[0];
      if (next === undefined) return;
      const from = regionAt(next.a);
      const to = regionAt(next.b);
      from.taken[next.b] = (from.taken[next.b] ?? 0) + 1;
      from.readyMs[next.b] = next.at;
      const { changed, reasons } = take(to, next.effect);
      events.push({
        kind: 'apply',
        id: nextId(),
        t: next.at,
        causes: [next.effect.source],
        region: to.name,
        from: from.name,
        dot: next.effect.dot,
        key: bytes(next.effect.key),
        sentMs: next.effect.sentMs,
        changed,
        shown: [shownAt(to, next.effect.key)],
        reasons,
      });
    }
  };
  const write = (
    region: Region,
    index: number,
    key: string,
    value: string | undefined,
    argv: readonly string[],
  ): void => {
    const origin = (index % regions.length) + 1;
    const dot = { origin, n: region.log.length + 1 };
    const effect = { dot, key, value, wallMs: t + region.skewMs, sentMs: t, source: nextId() };
    region.cells.set(key, { value, dot, wallMs: effect.wallMs });
    region.log.push(effect);
    events.push({
      kind: 'command',
      id: nextId(),
      t,
      causes: [],
      region: region.name,
      client: undefined,
      argv: argv.map(bytes),
      reply: OK,
      skewMs: region.skewMs,
      dots: [dot],
      shown: [shownAt(region, key)],
      reasons: [],
    });
  };
  for (const step of plot.actions) {
    if (!plot.isManual) deliver(t + step.afterMs);
    t += plot.isManual ? 0 : step.afterMs;
    const region = regionAt(step.a);
    const other = regionAt(step.b === step.a ? step.a + 1 : step.b);
    const key = plot.keys[step.key % plot.keys.length] ?? 'k';
    const pair = step.oneWay
      ? [[region, other]]
      : [
          [region, other],
          [other, region],
        ];
    switch (step.kind) {
      case 'set':
        write(region, step.a, key, step.value, ['SET', key, step.value]);
        break;
      case 'del':
        write(region, step.a, key, undefined, ['DEL', key]);
        break;
      case 'get': {
        const { type, value } = shownAt(region, key);
        events.push({
          kind: 'command',
          id: nextId(),
          t,
          causes: [],
          region: region.name,
          client: undefined,
          argv: ['GET', key].map(bytes),
          reply: type === undefined ? NIL : bulk(value),
          skewMs: region.skewMs,
          dots: [],
          shown: [],
          reasons: [],
        });
        break;
      }
      case 'tell':
        events.push({
          kind: 'told',
          id: nextId(),
          t,
          causes: [],
          region: region.name,
          client: 'first',
          what: 'captured',
          value: step.oneWay ? step.value : undefined,
        });
        break;
      case 'cut':
      case 'heal':
        if (region === other) break;
        for (const [from, to] of pair) {
          const name = `${from?.name ?? ''}>${to?.name ?? ''}`;
          if (step.kind === 'cut') blocked.add(name);
          else if (blocked.delete(name) && from !== undefined) {
            const at = regions.findIndex((candidate) => candidate === to);
            from.readyMs[at] = t + plot.latencyMs;
          }
        }
        events.push({
          kind: step.kind,
          id: nextId(),
          t,
          causes: [],
          from: region.name,
          to: other.name,
          oneWay: step.oneWay,
        });
        break;
      case 'clock':
        region.skewMs = 40;
        events.push({
          kind: 'clock',
          id: nextId(),
          t,
          causes: [],
          region: region.name,
          amount: 40,
        });
        break;
      case 'crash':
      case 'restart':
        events.push({
          kind: step.kind,
          id: nextId(),
          t,
          causes: [],
          region: region.name,
          instance: regions.indexOf(region) + 1,
          amount: 0,
          byMerge: false,
          shown: [],
        });
        break;
      case 'sync':
        if (region !== other)
          events.push({
            kind: 'full-sync',
            id: nextId(),
            t,
            causes: [],
            region: region.name,
            from: other.name,
            reason: 'asked',
            bytes: 0,
            shown: [],
            reasons: [],
          });
        break;
      case 'wait':
        if (plot.isManual) deliver(t);
        break;
    }
  }
  if (!plot.isManual) deliver(t + 200);
  const steps =
    plot.stepEvery === 0
      ? []
      : events
          .filter((_, index) => index % plot.stepEvery === 0)
          .map(({ id }) => id)
          .slice(0, 12);
  const violated = steps.at(-1);
  return describeRun({
    title: 'Invented',
    regions: plot.regions,
    events,
    startMs,
    clockSkewMs: Object.fromEntries(
      plot.regions.map((name, index) => [name, plot.skewMs[index] ?? 0]),
    ),
    ...(plot.isManual ? {} : { latencyMs: plot.latencyMs }),
    steps,
    ...(violated === undefined ? {} : { violated }),
  });
}
