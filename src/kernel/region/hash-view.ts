/** A hash at one instant, as commands read it: fields past their deadline are left out (EXP-7). */
import type { ByteString } from '../base/index.ts';
import type { HashView } from '../commands/index.ts';
import {
  fieldDeadlineMs,
  isFieldExpired,
  isFieldLive,
  readField,
  readFields,
  type HashState,
} from '../crdt/index.ts';
import type { Profile } from '../profile.ts';

type At = { readonly wallMs: number; readonly profile: Profile };

/** A class, because a record with a getter would be a shape of its own each time one is made. */
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

  entries(): [field: ByteString, value: ByteString][] {
    return readFields(this.#state, this.#at);
  }

  deadlineMs(name: ByteString): number | undefined {
    const field = this.#state.fields.get(name);
    return field === undefined ? undefined : fieldDeadlineMs(field);
  }
}
