/** What a traced world remembers so that the next event can name its causes. */
import type { Reason } from '../crdt/index.ts';
import { createHistory, type History, type Reasons } from '../region/index.ts';
import type { EventId } from '../trace/index.ts';

export type TraceState = {
  nextId: EventId;
  /** The event that made each effect, by `origin.n`. */
  readonly dots: Map<string, EventId>;
  /** Every effect, by its key: what reasons are told from. */
  readonly history: History;
  /** The last event that changed a key in a region, by `region:key`. */
  readonly touched: Map<string, EventId>;
  /** The last event of each client, by name. */
  readonly clients: Map<string, EventId>;
  /** The last cut, heal or change of pace of each link, by `from>to`. */
  readonly links: Map<string, EventId>;
  /** The last crash, restart or join of each region, by name. */
  readonly lives: Map<string, EventId>;
};

export function createTrace(): TraceState {
  return {
    nextId: 1,
    dots: new Map(),
    history: createHistory(),
    touched: new Map(),
    clients: new Map(),
    links: new Map(),
    lives: new Map(),
  };
}

/** Where the reasons of one event are told; nowhere in a world that nobody listens to. */
export const tellingInto = (trace: TraceState | undefined, told: Reason[]): Reasons =>
  trace === undefined ? undefined : { told, history: trace.history };
