/**
 * What every data type provides. State is plain data (arrays, Maps, objects) that its region
 * owns and `apply` changes in place; everything else reads.
 *
 * A type's state knows every removal of its key, so that an add which arrives after the removal
 * that covers it is dropped by the type alone.
 */
import type { Clock, InstanceId, StampedDot, Write } from '../causality/index.ts';
import type { Profile } from '../profile.ts';

export type TypeName = 'string' | 'list' | 'hash' | 'set' | 'zset';

/** What every type's state begins with: it hangs in its key's chain of types. */
export type Typed<Name extends TypeName> = {
  readonly type: Name;
  next: Typed<TypeName> | undefined;
};

/** What applying or merging may consult besides the state. */
export type Merging = { readonly profile: Profile };

/** What a collection round knows. */
export type Stable = {
  /** Writes that every region is known to have seen. */
  readonly clock: Clock;
  /** True when nothing at all is on its way between any two regions. */
  readonly isQuiet: boolean;
};

export type DataType<State, Intent, Payload> = {
  readonly name: TypeName;
  readonly create: (removed: Clock) => State;
  /** Turns what a command wants into what is replicated; reads only. */
  readonly prepare: (state: State, intent: Intent, profile: Profile) => Payload;
  /** The only place where this type's state changes by a write, own or foreign. */
  readonly apply: (state: State, write: Write, payload: Payload, merging: Merging) => void;
  /** Removes whatever the context covers: DEL, or a write that takes over the key. */
  readonly remove: (state: State, context: Clock, merging: Merging) => void;
  /** Joins another replica's state into this one. */
  readonly merge: (into: State, from: State, merging: Merging) => void;
  /** Forgets removal contexts and tombstones that are stable. */
  readonly collect: (state: State, stable: Stable) => void;
  /** True when there is nothing that `collect` could ever forget. May say false where it is not known. */
  readonly isSettled: (state: State) => boolean;
  /** True when the key exists with this type. */
  readonly isLive: (state: State, profile: Profile) => boolean;
  /** True when there is nothing left to remember. */
  readonly isBlank: (state: State) => boolean;
  /** The smallest instance that wrote something still live (KEY-3); 0 when nothing is. */
  readonly smallestOrigin: (state: State) => InstanceId;
  /** The last live write of each instance that has one; for `typeConflict: lww`. */
  readonly lastWrites: (state: State) => readonly StampedDot[];
  /** How many removed things are still remembered. */
  readonly tombstones: (state: State) => number;
  /** The same data for equal states; left out where the state itself is that. */
  readonly plain?: (state: State) => unknown;
};
