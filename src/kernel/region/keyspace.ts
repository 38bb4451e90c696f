/**
 * Where a region keeps its keys: by place, a number that all regions of a world use for the same
 * key. A key's name is looked up once, where its command arrives; what travels tells the receivers the
 * place, and a round of collection remembers places. Cost: eight bytes for each key that some other
 * region has, and names that are never forgotten while their world is.
 *
 * Places say nothing about the data, only which key was named first, in whatever branch of a
 * world's history: nothing that is told or compared may hang on them.
 */
import type { ByteString } from '../base/index.ts';

export const NO_PLACE = -1;

/** Names and their places, shared by the regions of a world and by its copies. They only grow. */
export type KeyNames = {
  /** Where the key stands; `NO_PLACE` when no region has ever written it. */
  readonly placeOf: (key: ByteString) => number;
  /** The same for a key that is about to be written. */
  readonly givePlace: (key: ByteString) => number;
  readonly keyAt: (place: number) => ByteString | undefined;
};

export const createKeyNames = (): KeyNames => new Names();

/** A class, and so no plain data: copies and drafts of a world share it. */
class Names implements KeyNames {
  readonly #places = new Map<ByteString, number>();
  readonly #keys: ByteString[] = [];

  placeOf(key: ByteString): number {
    return this.#places.get(key) ?? NO_PLACE;
  }

  givePlace(key: ByteString): number {
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const place = this.#keys.length;
    this.#places.set(key, place);
    this.#keys.push(key);
    return place;
  }

  keyAt(place: number): ByteString | undefined {
    return isWithin(place, this.#keys) ? this.#keys[place] : undefined;
  }
}

/** Asked first, because engines slow down where an array is read beside its elements. */
const isWithin = (place: number, list: readonly unknown[]): boolean =>
  place >= 0 && place < list.length;

/** A map from key to state, for whoever knows the place of a key, or only its name. */
export class Keyspace<State> {
  readonly names: KeyNames;
  /** By place; `undefined` where the region does not have the key. */
  states: (State | undefined)[];

  constructor(names: KeyNames, states: (State | undefined)[] = []) {
    this.names = names;
    this.states = states;
  }

  at(place: number): State | undefined {
    return isWithin(place, this.states) ? this.states[place] : undefined;
  }

  put(place: number, state: State | undefined): void {
    const { states } = this;
    while (states.length < place) states.push(undefined);
    states[place] = state;
  }

  get(key: ByteString): State | undefined {
    return this.at(this.names.placeOf(key));
  }

  has(key: ByteString): boolean {
    return this.get(key) !== undefined;
  }

  set(key: ByteString, state: State): void {
    this.put(this.names.givePlace(key), state);
  }

  delete(key: ByteString): void {
    const place = this.names.placeOf(key);
    if (place < this.states.length && place !== NO_PLACE) this.states[place] = undefined;
  }

  clear(): void {
    this.states = [];
  }

  /** In the order of their bytes. */
  keys(): ByteString[] {
    return [...this].map(([key]) => key).sort((left, right) => (left < right ? -1 : 1));
  }

  /** By place: for whatever does not hang on the order. */
  *[Symbol.iterator](): Generator<[ByteString, State]> {
    for (let place = 0; place < this.states.length; place++) {
      const state = this.states[place];
      const key = this.names.keyAt(place);
      if (state !== undefined && key !== undefined) yield [key, state];
    }
  }

  /** The names stay shared. */
  copied(copyState: (state: State | undefined) => State | undefined): Keyspace<State> {
    return new Keyspace(this.names, this.states.map(copyState));
  }
}
