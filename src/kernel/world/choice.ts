/** What may happen to a world, as data. A run is a list of these. */
import type { ByteString, Reply } from '../base/index.ts';
import type { TraceEvent } from '../trace/index.ts';

export type Choice =
  | {
      readonly kind: 'command';
      readonly region: string;
      /** Whose connection; '' is the region's own prompt. */
      readonly client: string;
      readonly argv: readonly ByteString[];
      /** What the command's random draws give, in order; without it the world's seed decides. */
      readonly picks?: readonly number[];
    }
  /** The head of one link arrives now. */
  | { readonly kind: 'deliver'; readonly from: string; readonly to: string }
  /** Time passes without anything else; due expiries happen at its end. */
  | { readonly kind: 'advance'; readonly ms: number }
  | { readonly kind: 'cut'; readonly from: string; readonly to: string; readonly oneWay: boolean }
  | { readonly kind: 'heal'; readonly from: string; readonly to: string; readonly oneWay: boolean }
  /** Everything on the link takes `factor` times as long and `extraMs` more. */
  | {
      readonly kind: 'clog';
      readonly from: string;
      readonly to: string;
      readonly oneWay: boolean;
      readonly factor: number;
      readonly extraMs: number;
    }
  | {
      readonly kind: 'unclog';
      readonly from: string;
      readonly to: string;
      readonly oneWay: boolean;
    }
  /** The head of one link is lost on the way and sent again after a timeout. */
  | { readonly kind: 'lose'; readonly from: string; readonly to: string }
  /** What arrived last over one link arrives once more (CLK-6). */
  | { readonly kind: 'duplicate'; readonly from: string; readonly to: string }
  /** State of `from` is merged into `to` (REP-4). */
  | { readonly kind: 'full-sync'; readonly from: string; readonly to: string }
  /** The region's clock now reads virtual time + `skewMs`. */
  | { readonly kind: 'clock'; readonly region: string; readonly skewMs: number }
  /** The region's clock runs too fast or too slow from now on; 0 ends it. */
  | { readonly kind: 'drift'; readonly region: string; readonly ppm: number }
  | { readonly kind: 'crash'; readonly region: string }
  | { readonly kind: 'restart'; readonly region: string }
  | { readonly kind: 'evict'; readonly region: string; readonly key: ByteString }
  | { readonly kind: 'force-remove'; readonly region: string }
  /** The region is removed once it has passed on all it wrote (MEM-2). */
  | { readonly kind: 'remove'; readonly region: string }
  /** A new region joins, or one that was removed, without its data (MEM-1, MEM-3, MEM-5). */
  | { readonly kind: 'join'; readonly region: string }
  /** The control plane flushes the database, beginning in this region (MEM-4). */
  | { readonly kind: 'flush'; readonly region: string }
  /** The region may hold so many bytes from now on. */
  | { readonly kind: 'maxmemory'; readonly region: string; readonly bytes: number }
  /** One round of tombstone collection in every region (GC-1…3). */
  | { readonly kind: 'collect' }
  /** A client told the outside world something; nothing in the database changes. */
  | {
      readonly kind: 'tell';
      readonly region: string;
      readonly client: string;
      readonly what: string;
      readonly value: string | undefined;
    };

/** What a choice brought about; `reply` is a command's answer. */
export type Outcome = { readonly reply: Reply | undefined; readonly events: readonly TraceEvent[] };
