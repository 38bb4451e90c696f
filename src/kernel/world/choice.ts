/** What may happen to a world, as data. A run is a list of these. */
import type { ByteString } from '../base/index.ts';

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
  /** State of `from` is merged into `to` (REP-4). */
  | { readonly kind: 'full-sync'; readonly from: string; readonly to: string }
  /** The region's clock now reads virtual time + `skewMs`. */
  | { readonly kind: 'clock'; readonly region: string; readonly skewMs: number }
  | { readonly kind: 'crash'; readonly region: string }
  | { readonly kind: 'restart'; readonly region: string }
  | { readonly kind: 'evict'; readonly region: string; readonly key: ByteString }
  | { readonly kind: 'force-remove'; readonly region: string }
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
