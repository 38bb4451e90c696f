/**
 * The value of a key at one instant, as commands read it. Classes, because one is made per command:
 * its methods cost nothing to make, where a record with a getter would even have a shape of its own.
 */
import type { ByteString } from '../base/index.ts';
import type { HashView, ListView, SetView, ZsetView } from '../commands/index.ts';
import {
  fieldDeadlineMs,
  hasMember,
  isAssigned,
  isFieldExpired,
  isFieldLive,
  readElement,
  readElements,
  readEntries,
  readField,
  readFields,
  readMembers,
  readScore,
  type HashState,
  type ListState,
  type SetState,
  type ZsetState,
} from '../crdt/index.ts';
import type { Profile } from '../profile.ts';

type At = { readonly wallMs: number; readonly profile: Profile };

/** Fields past their deadline are left out (EXP-7). */
export class RegionHashView implements HashView {
  readonly #state: HashState;
  readonly #at: At;

  constructor(state: HashState, at: At) {
    this.#state = state;
    this.#at = at;
  }

  get size(): number {
    const { fields, size, timed } = this.#state;
    if (timed === 0) return size;
    let hidden = 0;
    for (const field of fields.values()) {
      if (field.expiry === undefined) continue;
      if (isFieldLive(field) && isFieldExpired(field, this.#at.wallMs)) hidden++;
    }
    return size - hidden;
  }

  get(field: ByteString): ByteString | undefined {
    return readField(this.#state, field, this.#at);
  }

  isAssigned(name: ByteString): boolean {
    const field = this.#state.fields.get(name);
    if (field === undefined || isFieldExpired(field, this.#at.wallMs)) return false;
    return isAssigned(field.cell, this.#at.profile);
  }

  entries(): [field: ByteString, value: ByteString][] {
    return readFields(this.#state, this.#at);
  }

  deadlineMs(name: ByteString): number | undefined {
    const field = this.#state.fields.get(name);
    return field === undefined ? undefined : fieldDeadlineMs(field);
  }
}

export class RegionListView implements ListView {
  readonly #state: ListState;
  readonly #profile: Profile;

  constructor(state: ListState, { profile }: At) {
    this.#state = state;
    this.#profile = profile;
  }

  get size(): number {
    return this.#state.size;
  }

  at(index: number): ByteString | undefined {
    return readElement(this.#state, index, this.#profile);
  }

  values(): ByteString[] {
    return readElements(this.#state, this.#profile);
  }
}

export class RegionSetView implements SetView {
  readonly #state: SetState;

  constructor(state: SetState) {
    this.#state = state;
  }

  get size(): number {
    return this.#state.size;
  }

  has(member: ByteString): boolean {
    return hasMember(this.#state, member);
  }

  members(): ByteString[] {
    return readMembers(this.#state);
  }
}

export class RegionZsetView implements ZsetView {
  readonly #state: ZsetState;
  readonly #profile: Profile;

  constructor(state: ZsetState, { profile }: At) {
    this.#state = state;
    this.#profile = profile;
  }

  get size(): number {
    return this.#state.size;
  }

  score(member: ByteString): number | undefined {
    return readScore(this.#state, member, this.#profile);
  }

  entries(): [member: ByteString, score: number][] {
    return readEntries(this.#state, this.#profile);
  }
}
