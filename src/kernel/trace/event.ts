/**
 * What happened, as data: every step of a world returns these. Texts, stories and diagrams are
 * made from them elsewhere. Reasons are made only while somebody listens.
 */
import type { ByteString, Reply } from '../base/index.ts';
import type { Dot } from '../causality/index.ts';
import type { Reason } from '../crdt/index.ts';

export type EventId = number;

/** Fields every event has. `t` is virtual milliseconds since the run began (not the epoch). */
type Common = {
  readonly id: EventId;
  readonly t: number;
  /** Events without which this one would not have happened as it did. */
  readonly causes: readonly EventId[];
};

/** The value a key shows in a region after an event; absent keys show `undefined`. */
export type Shown = {
  readonly key: ByteString;
  readonly type: string | undefined;
  /** One-line rendering of the visible value; empty when absent. */
  readonly value: ByteString;
  /** The write the visible value comes from, where one write decides it. */
  readonly writer: Dot | undefined;
  /** Virtual epoch ms at which it expires by this region's clock, when it has a deadline. */
  readonly expiresMs: number | undefined;
};

export type CommandEvent = Common & {
  readonly kind: 'command';
  readonly region: string;
  readonly client: string | undefined;
  readonly argv: readonly ByteString[];
  readonly reply: Reply;
  /** The region's own clock minus virtual time, when the command ran. */
  readonly skewMs: number;
  /** Dots of the effects this command produced; empty for a read. */
  readonly dots: readonly Dot[];
  readonly shown: readonly Shown[];
  readonly reasons: readonly Reason[];
};

/** One replicated effect was applied (or filtered) in a region. */
export type DeliveryEvent = Common & {
  readonly kind: 'apply' | 'duplicate';
  readonly region: string;
  readonly from: string;
  readonly dot: Dot;
  readonly key: ByteString;
  /** When the effect was produced, virtual ms of the run. */
  readonly sentMs: number;
  /** True when the visible value of the key changed here. */
  readonly changed: boolean;
  readonly shown: readonly Shown[];
  readonly reasons: readonly Reason[];
};

/** A published message arrived from another region; nobody may have listened (PUB-1). */
export type MessageEvent = Common & {
  readonly kind: 'message';
  readonly region: string;
  readonly from: string;
  readonly dot: Dot;
  readonly channel: ByteString;
  readonly message: ByteString;
  /** When it was published, virtual ms of the run. */
  readonly sentMs: number;
  /** Connections that received it here. */
  readonly receivers: number;
};

/** The region itself deleted a key: a deadline passed, or memory pressure. */
export type RemovalEvent = Common & {
  readonly kind: 'expire' | 'evict';
  readonly region: string;
  readonly key: ByteString;
  readonly dots: readonly Dot[];
  readonly shown: readonly Shown[];
  readonly reasons: readonly Reason[];
};

export type LinkEvent = Common & {
  readonly kind: 'cut' | 'heal';
  readonly from: string;
  readonly to: string;
  readonly oneWay: boolean;
};

export type FullSyncEvent = Common & {
  readonly kind: 'full-sync';
  readonly region: string;
  readonly from: string;
  readonly shown: readonly Shown[];
  readonly reasons: readonly Reason[];
};

export type RegionEvent = Common & {
  readonly kind: 'crash' | 'restart' | 'clock' | 'force-remove' | 'collect';
  readonly region: string;
  /** Clock events: the new skew in ms. Collection: how many tombstones went. */
  readonly amount: number;
};

/** A client told the outside world something: a capture, an e-mail, a shipment. */
export type ToldEvent = Common & {
  readonly kind: 'told';
  readonly region: string;
  readonly client: string;
  readonly what: string;
  readonly value: string | undefined;
};

export type TraceEvent =
  | CommandEvent
  | DeliveryEvent
  | MessageEvent
  | RemovalEvent
  | LinkEvent
  | FullSyncEvent
  | RegionEvent
  | ToldEvent;
