/** What travels between regions: one named write and the result it has (REP-1: effects, not commands). */
import type { ByteString } from '../base/index.ts';
import type { Write } from '../causality/index.ts';
import type { TypedPayload, TypeName } from '../crdt/index.ts';
import type { KeyIntent, MessageIntent } from '../commands/index.ts';

export type Content =
  | TypedPayload
  | { readonly type: 'key'; readonly payload: KeyIntent }
  /** Published on the channel that `key` names; no key changes (PUB-1). */
  | { readonly type: 'message'; readonly payload: MessageIntent };

export type Effect = Write & Content & Scope;

type Scope = {
  readonly key: ByteString;
  /** Deadline it writes with the value, epoch ms, `Infinity` for none; `undefined` keeps the TTL (EXP-9). */
  readonly expireAtMs: number | undefined;
  /** True when the key was absent at the origin: observed deadlines are orphans (EXP-10). */
  readonly creates: boolean;
  /** Types whose observed headers this write removes before it takes the key over (KEY-3). */
  readonly drops: readonly TypeName[];
};
