/**
 * An XState machine as a program, driven only through its pure transition function. A state that
 * sends a command has the entry action `{ type: 'call', params: { argv, region? } }` (the region, if
 * it is not the client's own) and takes the event
 * `{ type: 'reply', reply }`, or, when no reply came in time, its own `after` event or
 * `{ type: 'timeout' }`; `{ type: 'tell', params: { what, value? } }` tells the outside
 * world; an `after` delay is a pause. A state that waits for a message has the entry action
 * `{ type: 'listen', params: { region? } }` beside its `after`, and takes the event
 * `{ type: 'message', channel, message }`; a message that does not leave the state begins the wait
 * anew. The search explores its snapshots, not its history.
 */
import {
  initialTransition,
  transition,
  type AnyMachineSnapshot,
  type AnyStateMachine,
} from 'xstate';
import { canonical, type PlainReply } from '../kernel/index.ts';
import {
  checkCommand,
  ClientFault,
  regionOf,
  type Answer,
  type Ask,
  type Client,
  type Exchange,
  type Program,
  type Progress,
  type PushedMessage,
  type Told,
} from './client.ts';

/** The event a machine receives when its command was answered. */
export type ReplyEvent = { readonly type: 'reply'; readonly reply: PlainReply };

/** The event a machine receives when a message was pushed to it. */
export type MessageEvent = { readonly type: 'message' } & PushedMessage;

type MachineProgress = Progress & {
  readonly snapshot: AnyMachineSnapshot;
  readonly timer: Timer | undefined;
};

type Timer = {
  readonly ms: number;
  readonly event: { readonly type: string };
  /** Until then the machine takes messages: of its own region, or of another. */
  readonly listens?: { readonly region?: string };
};
type Action = { readonly type: string; readonly params?: unknown };

export function machineProgram(client: Client, machine: AnyStateMachine): Program {
  return {
    client,
    start: () => {
      const [snapshot, actions] = inMachine(client, () => begin(machine));
      const before = { told: [], exchanges: [], timer: undefined };
      return Promise.resolve(progress(client, snapshot, actions, before));
    },
    resume: (from, answer) => {
      const before = asMachine(from);
      const event = eventOf(before, answer);
      const [snapshot, actions] = inMachine(client, () => take(machine, before.snapshot, event));
      const exchanges = [...before.exchanges, ...exchanged(client, before.ask, answer)];
      return Promise.resolve(progress(client, snapshot, actions, { ...before, exchanges }));
    },
  };
}

type Taken = readonly [snapshot: AnyMachineSnapshot, actions: readonly Action[]];

/** XState builds an actor for each transition. They are pure, so each is made once. */
const begun = new WeakMap<AnyStateMachine, Taken>();
const taken = new WeakMap<AnyMachineSnapshot, Map<string, Taken>>();

function begin(machine: AnyStateMachine): Taken {
  const known = begun.get(machine) ?? initialTransition(machine);
  begun.set(machine, known);
  return known;
}

function take(machine: AnyStateMachine, from: AnyMachineSnapshot, event: { type: string }): Taken {
  const ways = taken.get(from) ?? new Map<string, Taken>();
  taken.set(from, ways);
  const name = canonical(event);
  const known = ways.get(name) ?? transition(machine, from, event);
  ways.set(name, known);
  return known;
}

/** A guard or action of a person's machine may throw; whose it was must be said. */
function inMachine<Made>({ name }: Client, move: () => Made): Made {
  try {
    return move();
  } catch (thrown) {
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    throw new ClientFault(`client '${name}' failed: ${message.split('\n').join(' ')}`);
  }
}

const asMachine = (from: Progress): MachineProgress => from as MachineProgress;

function eventOf(before: MachineProgress, answer: Answer): { type: string } {
  switch (answer.kind) {
    case 'reply':
      return replyEvent(answer.reply);
    case 'timeout':
      return before.timer?.event ?? { type: 'timeout' };
    case 'message':
      return messageEvent(answer);
    case 'woken':
      return before.timer?.event ?? { type: 'woken' };
  }
}

const messageEvent = ({ channel, message }: PushedMessage): MessageEvent => ({
  type: 'message',
  channel,
  message,
});

const replyEvent = (reply: PlainReply): ReplyEvent => ({ type: 'reply', reply });

function exchanged(client: Client, ask: Ask, answer: Answer): Exchange[] {
  if (ask.kind !== 'call' || answer.kind !== 'reply') return [];
  const region = regionOf(client, ask);
  return [{ client: client.name, region, argv: ask.argv, reply: answer.reply }];
}

type Before = {
  readonly told: readonly Told[];
  readonly exchanges: readonly Exchange[];
  readonly timer: Timer | undefined;
};

function progress(
  client: Client,
  snapshot: AnyMachineSnapshot,
  actions: readonly Action[],
  before: Before,
): MachineProgress {
  const told = [...before.told];
  let call: Ask | undefined;
  let listens: Timer['listens'];
  let timer = isCancelled(actions, before.timer) ? undefined : before.timer;
  for (const action of actions) {
    if (action.type === 'call') {
      if (call !== undefined)
        throw new ClientFault(`client '${client.name}' calls twice in one step`);
      call = { kind: 'call', argv: argvOf(client, action.params), ...elsewhere(client, action) };
    } else if (action.type === 'listen') listens = elsewhere(client, action);
    else if (action.type === 'tell') told.push(toldBy(client, action.params));
    else if (action.type === 'xstate.raise') timer = timerOf(action.params) ?? timer;
  }
  if (listens !== undefined) {
    if (timer === undefined) {
      throw new ClientFault(
        `client '${client.name}' listens for ever: a state with a 'listen' action has an 'after' too`,
      );
    }
    timer = { ...timer, listens };
  }
  const ask = call ?? waitOf(timer);
  const { exchanges } = before;
  const history = [
    told.map(({ region, what, value }) => [region, what, value]),
    exchanges.map(({ region, argv, reply }) => [region, argv, reply]),
  ];
  const identity = canonical([...stateOf(snapshot), timer, ask, history]);
  return { ask, told, exchanges, snapshot, timer, identity };
}

function waitOf(timer: Timer | undefined): Ask {
  if (timer === undefined) return { kind: 'done' };
  const { ms, listens } = timer;
  return listens === undefined ? { kind: 'pause', ms } : { kind: 'listen', ms, ...listens };
}

/** What of a snapshot decides how the machine goes on. */
function stateOf(snapshot: AnyMachineSnapshot): readonly unknown[] {
  return [snapshot.value, snapshot.context, snapshot.status];
}

function isCancelled(actions: readonly Action[], timer: Timer | undefined): boolean {
  return timer !== undefined && actions.some((action) => action.type === 'xstate.cancel');
}

function argvOf(client: Client, params: unknown): readonly string[] {
  const argv = field(params, 'argv');
  const isArgv = Array.isArray(argv) && argv.length > 0;
  if (!isArgv) {
    throw new ClientFault(
      `client '${client.name}': a 'call' action has params { argv: [command, ...arguments] }`,
    );
  }
  const words = argv.map(String);
  checkCommand(client, words);
  return words;
}

/** The region a call names, when it is not the client's own. */
function elsewhere(client: Client, { params }: Action): { readonly region?: string } {
  const region = field(params, 'region');
  return typeof region === 'string' && region !== client.region ? { region } : {};
}

function toldBy(client: Client, params: unknown): Told {
  const what = field(params, 'what');
  if (typeof what !== 'string' || what === '') {
    throw new ClientFault(`client '${client.name}': a 'tell' action has params { what, value? }`);
  }
  const value = field(params, 'value');
  const isGiven = typeof value === 'string' || typeof value === 'number';
  return {
    client: client.name,
    region: client.region,
    what,
    value: isGiven ? String(value) : undefined,
  };
}

function timerOf(params: unknown): Timer | undefined {
  const ms = field(params, 'delay');
  const event = field(params, 'event');
  const type = field(event, 'type');
  return typeof ms === 'number' && typeof type === 'string' ? { ms, event: { type } } : undefined;
}

function field(holder: unknown, name: string): unknown {
  if (typeof holder !== 'object' || holder === null) return undefined;
  return new Map<string, unknown>(Object.entries(holder)).get(name);
}
