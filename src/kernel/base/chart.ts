/**
 * Statecharts as pure tables. A lifecycle (of a region, of a link) is an XState machine that can be
 * drawn; nothing runs as an actor. A state is its value alone, plain data without context, so the
 * answer to a signal is computed once for each state and then looked up (decision 0009).
 */
import { initialTransition, transition, type AnyStateMachine, type StateValue } from 'xstate';
import { canonical } from './canonical.ts';

export type Chart<State extends StateValue, Signal extends string> = {
  /** What to draw. */
  readonly machine: AnyStateMachine;
  readonly initial: State;
  /** The state after the signal; `undefined` when the state does not take it. */
  readonly after: (state: State, signal: Signal) => State | undefined;
};

/**
 * The chart of a machine whose states have the given values. `read` turns what XState calls a value
 * into the one object or word that stands for that state, and is called once for each.
 */
export function createChart<State extends StateValue, Signal extends string>(
  machine: AnyStateMachine,
  read: (value: StateValue) => State,
): Chart<State, Signal> {
  const states = new Map<string, State>();
  const known = new Map<string, State | undefined>();
  const intern = (value: StateValue): State => {
    const name = canonical(value);
    const state = states.get(name) ?? read(value);
    states.set(name, state);
    return state;
  };
  const compute = (state: State, signal: Signal): State | undefined => {
    const before = machine.resolveState({ value: state, context: {} });
    const event = { type: signal };
    if (!before.can(event)) return undefined;
    const [next] = transition(machine, before, event);
    return intern(valueOf(next));
  };
  const [first] = initialTransition(machine);
  return {
    machine,
    initial: intern(valueOf(first)),
    after(state, signal) {
      const name = `${canonical(state)} ${signal}`;
      if (!known.has(name)) known.set(name, compute(state, signal));
      return known.get(name);
    },
  };
}

const valueOf = ({ value }: { readonly value: StateValue }): StateValue => value;
