/** One move from one moment to the next: a copy of the whole world in which that happened. */
import { programOf, regionOf, type Answer, type Ask } from '../../src/clients/index.ts';
import type { Bounds, Move, Pattern } from '../../src/explore/index.ts';
import {
  bytes,
  isUp,
  perform,
  toPlain,
  type PlainReply,
  type World,
} from '../../src/kernel/index.ts';
import { passTime } from './instants.ts';
import {
  copyWorld,
  linkName,
  takeMessage,
  wakeOf,
  type Situation,
  type Used,
} from './situation.ts';

/** Commands after which the clocks go on although nothing was written: they ask for the time. */
const TELLS_TIME = ['TIME', 'EXEC', 'INFO', 'LASTSAVE', 'OBJECT'];

export async function carryOut(
  pattern: Pattern,
  bounds: Bounds,
  before: Situation,
  move: Move,
): Promise<Situation> {
  const world = copyWorld(before);
  const isTimed = bounds.lagMsMax !== undefined;
  const nameOf = (region: number): string => pattern.regions[region] ?? '';
  switch (move.kind) {
    case 'run':
    case 'timeout': {
      const isRun = move.kind === 'run' || move.ran;
      const picks = move.kind === 'run' ? move.picks : [];
      const reply = isRun
        ? runCommand(pattern, asksOf(before), world, move.client, picks, isTimed)
        : null;
      const answer: Answer = move.kind === 'run' ? { kind: 'reply', reply } : { kind: 'timeout' };
      const next = await resumed(pattern, { ...before, world }, move.client, answer);
      // A client of a region that is down gets no reply, which is the crash and no further fault.
      const isOwnFault = move.kind === 'timeout' && !isDownFor(pattern, before, move.client);
      return isOwnFault ? using(next, 'timeouts') : next;
    }
    case 'delay': {
      const { ask } = before.progresses[move.client] ?? {};
      const next = await resumed(pattern, { ...before, world }, move.client, { kind: 'timeout' });
      const late = before.late.with(move.client, ask?.kind === 'call' ? ask : undefined);
      return using({ ...next, late }, 'lateCommands');
    }
    case 'late':
      runCommand(pattern, before.late, world, move.client, move.picks, isTimed);
      return { ...before, world, late: before.late.with(move.client, undefined) };
    case 'message': {
      const pushed = takeMessage(pattern, { ...before, world }, move.client);
      const answer: Answer =
        pushed === undefined ? { kind: 'woken' } : { kind: 'message', ...pushed };
      return resumed(pattern, { ...before, world }, move.client, answer);
    }
    case 'wake': {
      const endMs = before.wakeAtMs[move.client] ?? 0;
      passTime(world, Math.max(0, endMs - world.nowMs));
      return resumed(pattern, { ...before, world }, move.client, { kind: 'woken' });
    }
    case 'deliver':
      perform(world, { kind: 'deliver', from: nameOf(move.from), to: nameOf(move.to) });
      if (isDisturbed(before)) passTime(world, 0);
      return { ...before, world };
    case 'tick':
      passTime(world, move.ms);
      return isTimed ? { ...before, world } : using({ ...before, world }, 'deadlines');
    case 'cut':
    case 'heal': {
      const ends = { from: nameOf(move.from), to: nameOf(move.to) };
      perform(world, { kind: move.kind, ...ends, oneWay: false });
      if (isDisturbed(before)) passTime(world, 0);
      if (move.kind === 'cut') return using({ ...before, world }, 'cuts');
      return begunAgain({ ...before, world }, [
        [move.from, move.to],
        [move.to, move.from],
      ]);
    }
    case 'crash': {
      perform(world, { kind: 'crash', region: nameOf(move.region) });
      const isGone = (ask: Ask | undefined, at: number): boolean => {
        const client = pattern.clients[at];
        return (
          ask !== undefined && client !== undefined && regionOf(client, ask) === nameOf(move.region)
        );
      };
      const late = before.late.map((ask, at) => (isGone(ask, at) ? undefined : ask));
      return using({ ...before, world, late }, 'crashes');
    }
    case 'restart': {
      perform(world, { kind: 'restart', region: nameOf(move.region) });
      passTime(world, 0);
      const peers = [...pattern.regions.keys()].filter((peer) => peer !== move.region);
      return begunAgain(
        { ...before, world },
        peers.flatMap((peer) => [
          [peer, move.region],
          [move.region, peer],
        ]),
      );
    }
  }
}

const isDisturbed = ({ world }: Situation): boolean =>
  world.status.some((status) => status !== 'running');

function using(situation: Situation, what: keyof Used): Situation {
  const { used } = situation;
  return { ...situation, used: { ...used, [what]: used[what] + 1 } };
}

/** These links work again from now on: what waits has its full lag before it. */
function begunAgain(
  situation: Situation,
  links: readonly (readonly [from: number, to: number] | readonly number[])[],
): Situation {
  const workingSinceMs = new Map(situation.workingSinceMs);
  for (const [from = 0, to = 0] of links) {
    workingSinceMs.set(linkName(from, to), situation.world.nowMs);
  }
  return { ...situation, workingSinceMs };
}

/** Runs what the client asks for, in place; without a bound on lag a write has an instant alone. */
function runCommand(
  pattern: Pattern,
  asks: readonly (Ask | undefined)[],
  world: World,
  index: number,
  picks: readonly number[],
  isTimed: boolean,
): PlainReply {
  const client = pattern.clients[index];
  const ask = asks[index];
  if (client === undefined || ask?.kind !== 'call') return null;
  const sent = rowsOf(world);
  const { reply } = perform(world, {
    kind: 'command',
    region: regionOf(client, ask),
    client: client.name,
    argv: ask.argv.map(bytes),
    picks,
  });
  const tellsTime = TELLS_TIME.includes((ask.argv[0] ?? '').toUpperCase());
  if (!isTimed && (tellsTime || rowsOf(world) > sent)) passTime(world, 1);
  return reply === undefined ? null : toPlain(reply);
}

const asksOf = ({ progresses }: Situation): readonly Ask[] => progresses.map(({ ask }) => ask);

/** How many rows all logs have had. */
const rowsOf = ({ logs }: World): number =>
  logs.reduce((rows, log) => rows + log.first + log.rows.length, 0);

function isDownFor(pattern: Pattern, { world, progresses }: Situation, index: number): boolean {
  const client = pattern.clients[index];
  const ask = progresses[index]?.ask;
  if (client === undefined || ask === undefined) return false;
  return !isUp(world.status[pattern.regions.indexOf(regionOf(client, ask))]);
}

async function resumed(
  pattern: Pattern,
  situation: Situation,
  index: number,
  answer: Answer,
): Promise<Situation> {
  const client = pattern.clients[index];
  const from = situation.progresses[index];
  if (client === undefined || from === undefined) return situation;
  const next = await programOf(client).resume(from, answer);
  return {
    ...situation,
    progresses: situation.progresses.with(index, next),
    wakeAtMs: situation.wakeAtMs.with(index, wakeOf(next, situation.world.nowMs)),
  };
}
