/**
 * A region's visible keyspace at one instant, as commands read it: by the region's own clock, keys
 * and fields past their deadline left out (EXP-4, EXP-7). Reads nothing ahead and writes nothing.
 */
import { isError, parseInt64, type ByteString, type ErrorReply, type Int } from '../base/index.ts';
import {
  NOT_AN_INTEGER,
  WRONG_TYPE,
  type About,
  type HashView,
  type ListView,
  type SetView,
  type View,
  type ZsetView,
} from '../commands/index.ts';
import {
  dataType,
  isAssigned,
  itemsOf,
  readCell,
  readCounter,
  type Header,
  type StateOf,
  type TypeName,
} from '../crdt/index.ts';
import type { Instant } from './instant.ts';
import { describeRegion } from './about.ts';
import { bytesOfKey } from './memory.ts';
import { NO_PLACE } from './keyspace.ts';
import { entriesOf, generalAt } from './lone-write.ts';
import type { KeyState, Region } from './state.ts';
import { RegionHashView, RegionListView, RegionSetView, RegionZsetView } from './value-views.ts';
import { headerAt, keyDeadlineMs } from './visible.ts';

/**
 * A class, because one is made per command and its methods must cost nothing to make. Commands ask
 * for the same key several times over: the place that was found last is kept at hand.
 */
export class RegionView implements View {
  readonly #region: Region;
  readonly #instant: Instant;
  #key: ByteString | undefined;
  #place: number;

  constructor(region: Region, instant: Instant) {
    this.#region = region;
    this.#instant = instant;
    this.#key = undefined;
    this.#place = NO_PLACE;
  }

  get wallMs(): number {
    return this.#instant.wallMs;
  }

  get profile(): Instant['profile'] {
    return this.#instant.profile;
  }

  get regionId(): number {
    return this.#region.id;
  }

  /** The place of the key; `NO_PLACE` when it has none. */
  placeOf(key: ByteString): number {
    if (key === this.#key) return this.#place;
    this.#key = key;
    this.#place = this.#region.keys.names.placeOf(key);
    return this.#place;
  }

  /** The value of a key that is what one plain SET left. */
  #loneValue(key: ByteString): ByteString | undefined {
    const found = this.#region.keys.at(this.placeOf(key));
    return typeof found === 'string' ? found : undefined;
  }

  #entry(key: ByteString): KeyState | undefined {
    return generalAt(this.#region, this.placeOf(key));
  }

  pick(count: number, what: string): number {
    return this.#instant.chooser.pick(count, what);
  }

  #header(key: ByteString): Header | undefined {
    return headerAt(this.#entry(key), this.wallMs, this.profile);
  }

  #of<Name extends TypeName>(key: ByteString, type: Name): StateOf[Name] | undefined | ErrorReply {
    const header = this.#header(key);
    if (header === undefined) return undefined;
    return stateAs(header, type) ?? WRONG_TYPE;
  }

  type(key: ByteString): TypeName | undefined {
    if (this.#loneValue(key) !== undefined) return 'string';
    return this.#header(key)?.type;
  }

  string(key: ByteString): ByteString | undefined | ErrorReply {
    const value = this.#loneValue(key);
    if (value !== undefined) return value;
    const state = this.#of(key, 'string');
    return state === undefined || isError(state) ? state : readCell(state, this.profile);
  }

  integer(key: ByteString): Int | ErrorReply {
    const alone = this.#loneValue(key);
    if (alone !== undefined) return parseInt64(alone) ?? NOT_AN_INTEGER;
    const state = this.#of(key, 'string');
    if (state === undefined) return 0;
    if (isError(state)) return state;
    const count = readCounter(state);
    if (count !== undefined) return count;
    const value = readCell(state, this.profile);
    return value === undefined ? 0 : (parseInt64(value) ?? NOT_AN_INTEGER);
  }

  isAssigned(key: ByteString): boolean {
    if (this.#loneValue(key) !== undefined) return true;
    const state = this.#of(key, 'string');
    return state !== undefined && !isError(state) && isAssigned(state, this.profile);
  }

  list(key: ByteString): ListView | undefined | ErrorReply {
    const state = this.#of(key, 'list');
    return state === undefined || isError(state) ? state : new RegionListView(state, this);
  }

  hash(key: ByteString): HashView | undefined | ErrorReply {
    const state = this.#of(key, 'hash');
    return state === undefined || isError(state) ? state : new RegionHashView(state, this);
  }

  set(key: ByteString): SetView | undefined | ErrorReply {
    const state = this.#of(key, 'set');
    return state === undefined || isError(state) ? state : new RegionSetView(state);
  }

  zset(key: ByteString): ZsetView | undefined | ErrorReply {
    const state = this.#of(key, 'zset');
    return state === undefined || isError(state) ? state : new RegionZsetView(state, this);
  }

  deadlineMs(key: ByteString): number | undefined {
    const entry = this.#entry(key);
    if (entry === undefined || this.#header(key) === undefined) return undefined;
    return keyDeadlineMs(entry, this.profile);
  }

  keys(): ByteString[] {
    const keys: ByteString[] = [];
    for (const [key] of this.#region.keys) if (this.type(key) !== undefined) keys.push(key);
    return keys.sort((left, right) => (left < right ? -1 : 1));
  }

  bytesOf(key: ByteString): number | undefined {
    const entry = this.#entry(key);
    return entry === undefined || this.#header(key) === undefined
      ? undefined
      : bytesOfKey(key, entry);
  }

  about(): About {
    return describeRegion(this.#region);
  }

  headerCount(): number {
    let count = 0;
    for (const [, entry] of entriesOf(this.#region)) {
      for (const header of itemsOf(entry.headers)) {
        if (dataType(header.type).isLive(header, this.profile)) count++;
      }
    }
    return count;
  }
}

/** The header's state when it is of this type: comparing the names is what makes it so. */
function stateAs<Name extends TypeName>(header: Header, type: Name): StateOf[Name] | undefined {
  if (header.type !== type) return undefined;
  return header as StateOf[Name];
}
