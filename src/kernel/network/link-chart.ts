/**
 * The lifecycle of a link, one direction between two regions: three things that are true of it at
 * the same time and change independently of each other.
 *
 * - `reach`: a cut link carries nothing; the receiver reads on where it stopped once it is healed.
 * - `pace`: a clogged link carries everything, late.
 * - `sync`: partial sync normally streams effects. After a restart the receiver first resumes at
 *   its old position. Where that is impossible it resynchronises: the sender's whole state is on
 *   its way, to be merged, and streaming goes on behind it (REP-4).
 */
import { setup, type StateValue } from 'xstate';
import { createChart, invariant, type Chart } from '../base/index.ts';

export type LinkState = {
  readonly reach: 'open' | 'cut';
  readonly pace: 'clear' | 'clogged';
  readonly sync: 'streaming' | 'resuming' | 'resyncing';
};

export type LinkSignal =
  | 'cut'
  | 'heal'
  | 'clog'
  | 'unclog'
  /** The receiver is back and asks for what followed its position. */
  | 'resume'
  /** It has caught up with what there was when it asked. */
  | 'accept'
  /** What follows its position is not to be had: the whole state must be sent. */
  | 'refuse'
  /** The state has been merged. */
  | 'merge';

const machine = setup({}).createMachine({
  id: 'link',
  type: 'parallel',
  states: {
    reach: {
      initial: 'open',
      states: { open: { on: { cut: 'cut' } }, cut: { on: { heal: 'open' } } },
    },
    pace: {
      initial: 'clear',
      states: {
        clear: { on: { clog: 'clogged' } },
        clogged: { on: { unclog: 'clear', clog: 'clogged' } },
      },
    },
    sync: {
      initial: 'streaming',
      states: {
        streaming: { on: { resume: 'resuming', refuse: 'resyncing' } },
        resuming: { on: { resume: 'resuming', accept: 'streaming', refuse: 'resyncing' } },
        resyncing: { on: { resume: 'resyncing', refuse: 'resyncing', merge: 'streaming' } },
      },
    },
  },
});

const REACH = ['open', 'cut'] as const;
const PACE = ['clear', 'clogged'] as const;
const SYNC = ['streaming', 'resuming', 'resyncing'] as const;

function readState(value: StateValue): LinkState {
  const parts = new Map(Object.entries(value));
  const part = <Word extends string>(name: string, words: readonly Word[]): Word => {
    const word = words.find((each) => each === parts.get(name));
    invariant(word !== undefined, `a state of the link's chart for ${name}`);
    return word;
  };
  return { reach: part('reach', REACH), pace: part('pace', PACE), sync: part('sync', SYNC) };
}

export const linkChart: Chart<LinkState, LinkSignal> = createChart(machine, readState);
