/**
 * What happened, as data: every step of a world returns these. Texts, stories and diagrams are
 * made from them elsewhere. Reasons are made only while somebody listens.
 */
import type { ByteString, Reply } from '../base/index.ts';
import type { Dot, InstanceId, ResyncReason } from '../causality/index.ts';
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
  /** When it expires, epoch ms as the region's own wall clock reads it, when it has a deadline. */
  readonly expiresMs: number | undefined;
  /** Of a list: the write that each of its elements comes from, in order. */
  readonly elements?: readonly Dot[];
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
  /** None: a region has seen all that its own writes meet there. */
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

/** The region itself deleted a key: a deadline passed, memory pressure, or a flush (MEM-4). */
export type RemovalEvent = Common & {
  readonly kind: 'expire' | 'evict' | 'flush';
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

/** A link became slow, or quick again. */
export type PaceEvent = Common & {
  readonly kind: 'clog' | 'unclog';
  readonly from: string;
  readonly to: string;
  readonly oneWay: boolean;
  /** Everything takes so many times as long, and so many ms more. */
  readonly factor: number;
  readonly extraMs: number;
};

/** A transfer was lost on the way, so often, and was sent again each time after a timeout. */
export type LossEvent = Common & {
  readonly kind: 'lost';
  readonly from: string;
  readonly to: string;
  readonly times: number;
  /** How much later it arrives, or arrived, because of that. */
  readonly delayMs: number;
};

/** A receiver asked to go on from its position: granted, or refused and a full sync follows. */
export type PartialSyncEvent = Common & {
  readonly kind: 'partial-sync' | 'partial-sync-error';
  /** The receiver. */
  readonly region: string;
  readonly from: string;
  /** Why it was refused. */
  readonly reason: ResyncReason | undefined;
  /** How many transfers it had not received when it asked, and what the sender's backlog holds. */
  readonly missing: number;
  readonly backlogBytes: number;
};

export type FullSyncEvent = Common & {
  readonly kind: 'full-sync';
  readonly region: string;
  readonly from: string;
  /** `asked`: somebody wanted it, nothing made it necessary. */
  readonly reason: ResyncReason | 'asked';
  /** Approximate size of the state that was sent. */
  readonly bytes: number;
  readonly shown: readonly Shown[];
  readonly reasons: readonly Reason[];
};

export type RegionEvent = Common & {
  readonly kind:
    | 'clock'
    | 'drift'
    | 'force-remove'
    | 'linking'
    | 'leave'
    | 'left'
    | 'collect'
    | 'maxmemory'
    | 'out-of-memory'
    | 'memory-back';
  readonly region: string;
  /** Clock: the new skew in ms. Drift: in millionths. Collection: how many tombstones went. Memory: the bound in bytes. Linking: for how many ms. */
  readonly amount: number;
};

/** A region went down, came back, joined, or may write again. */
export type LifeEvent = Common & {
  readonly kind: 'crash' | 'restart' | 'join' | 'release';
  readonly region: string;
  /** The instance id under which it writes from now on. */
  readonly instance: InstanceId;
  /** Crash: how many of its own writes went with its memory. */
  readonly amount: number;
  /** Release: a full sync was part of what it waited for (STL-2). */
  readonly byMerge: boolean;
  /** What its keys show now, where that changed. */
  readonly shown: readonly Shown[];
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
  | PaceEvent
  | LossEvent
  | PartialSyncEvent
  | FullSyncEvent
  | RegionEvent
  | LifeEvent
  | ToldEvent;
