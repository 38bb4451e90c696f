/**
 * What stands beside a mark: argv above, the literal reply below after an arrow. Lines are wrapped
 * between arguments and words, never cut short.
 */
import {
  renderArgument,
  renderInline,
  type ByteString,
  type CommandEvent,
  type TraceEvent,
} from '../../kernel/index.ts';
import type { Authors } from '../authors.ts';
import { tellEvent } from '../line.ts';
import { shortReason } from '../reason.ts';
import { dotName, eventOf, groupDigits, keyName, regionNamed, stepOf, type Run } from '../run.ts';
import { part, type Ink, type Part } from './mark.ts';
import { toneOfInstance } from './tone.ts';

export type Line = readonly Part[];

/** How long a line may be: the first that finds a place is taken. */
const lineCharactersMax = [46, 30, 20] as const;
/** One event of a shared label must say itself in one line of this length, or take two. */
const sharedLineCharactersMax = 52;

const mono = (text: string, ink: Ink, weight: Part['weight'] = 400): Part =>
  part(text, ink, { face: 'mono', weight });

/** The ways to set the label of one event, widest first. */
export function labelVariants(
  run: Run,
  authors: Authors,
  event: TraceEvent,
): readonly (readonly Line[])[] {
  return distinct(lineCharactersMax.map((width) => labelLines(run, authors, event, width)));
}

/** A narrower setting that breaks no further line is the same setting. */
const distinct = (variants: readonly (readonly Line[])[]): readonly (readonly Line[])[] =>
  variants.filter((lines, index) => index === 0 || lines.length !== variants[index - 1]?.length);

/** Two lines as a rule, more when argv or reply is longer than a line. */
function labelLines(run: Run, authors: Authors, event: TraceEvent, width: number): readonly Line[] {
  const isViolation = stepOf(run, event.id) !== undefined && stepOf(run, event.id) === run.violated;
  switch (event.kind) {
    case 'command':
      return [
        ...wrap(commandParts(run, authors, event.argv), width),
        ...wrapReply(replyParts(authors, event, isViolation), width),
      ];
    case 'told':
      return [
        ...wrap(
          [mono(toldWords(event), isViolation ? 'bad-text' : 'ink', isViolation ? 600 : 400)],
          width,
        ),
        [mono(`by ${event.client === '' ? 'client' : event.client}`, 'ink-2')],
      ];
    case 'apply':
    case 'duplicate':
      return landingLines(run, event);
    case 'message': {
      const { what, reply } = tellEvent(run, event);
      return [[mono(what, 'ink')], [mono(reply, 'ink-2')]];
    }
    case 'clock':
      return [[mono('clock steps to', 'ink')], [mono(`${groupDigits(event.amount)} ms`, 'ink-2')]];
    case 'crash':
      return [[mono('crash', 'ink')], [mono('region is down', 'ink-2')]];
    case 'restart':
      return [[mono('restart', 'ink')], [mono('region is back', 'ink-2')]];
    case 'force-remove':
      return [[mono('removed', 'ink')], [mono('leaves the database', 'ink-2')]];
    case 'full-sync':
      return [[mono('full sync', 'ink')], [mono(`from ${codeOf(run, event.from)}`, 'ink-2')]];
    case 'collect':
      return [[mono('tombstones', 'ink')], [mono(`${String(event.amount)} collected`, 'ink-2')]];
    case 'flush':
      return [[mono(`${keyName(run, event.key)} flushed`, 'ink')], [mono('MEM-4', 'ink-2')]];
    case 'drift':
      return [[mono('clock drifts', 'ink')], [mono(`${groupDigits(event.amount)} ppm`, 'ink-2')]];
    case 'join':
      return [[mono('joins', 'ink')], [mono(`instance ${String(event.instance)}`, 'ink-2')]];
    case 'release':
      return [[mono('synced', 'ink')], [mono('takes writes', 'ink-2')]];
    case 'linking':
      return [[mono('is linked', 'ink')], [mono('answers nobody', 'ink-2')]];
    case 'leave':
      return [[mono('leaves', 'ink')], [mono('no more writes', 'ink-2')]];
    case 'left':
      return [[mono('left', 'ink')], [mono('all passed on', 'ink-2')]];
    case 'partial-sync':
      return [[mono('catches up', 'ink')], [mono(`with ${codeOf(run, event.from)}`, 'ink-2')]];
    case 'partial-sync-error':
      return [[mono('partial sync', 'ink')], [mono('refused', 'ink-2')]];
    case 'clog':
    case 'unclog':
    case 'lost':
      return [[mono(event.kind, 'ink')], [mono(wayOf(run, event), 'ink-2')]];
    case 'maxmemory':
      return [[mono('maxmemory', 'ink')], [mono(`${groupDigits(event.amount)} bytes`, 'ink-2')]];
    case 'out-of-memory':
      return [[mono('out of memory', 'ink')], [mono('takes nothing in', 'ink-2')]];
    case 'memory-back':
      return [[mono('memory is back', 'ink')], [mono('replication resumes', 'ink-2')]];
    case 'expire':
      return [
        [mono(`${keyName(run, event.key)} expires`, 'ink')],
        [mono('deadline passed', 'ink-2')],
      ];
    case 'evict':
      return [
        [mono(`${keyName(run, event.key)} evicted`, 'ink')],
        [mono('memory pressure', 'ink-2')],
      ];
    case 'cut':
    case 'heal':
      return [[mono(event.kind, 'ink')], [mono(wayOf(run, event), 'ink-2')]];
  }
}

const wayOf = (
  run: Run,
  {
    from,
    to,
    oneWay = true,
  }: { readonly from: string; readonly to: string; readonly oneWay?: boolean },
): string => `${codeOf(run, from)} ${oneWay ? '→' : '⇄'} ${codeOf(run, to)}`;

/** Several steps at one instant: numbered, one under the other, earliest first. */
export function sharedLabelVariants(
  run: Run,
  authors: Authors,
  events: readonly TraceEvent[],
): readonly (readonly Line[])[] {
  const settings = [sharedLineCharactersMax, 0].flatMap((joinedMax) =>
    lineCharactersMax.map((width) =>
      events.flatMap((event) =>
        numberedLines(run, event, labelLines(run, authors, event, width), joinedMax),
      ),
    ),
  );
  return distinct(settings);
}

function numberedLines(
  run: Run,
  event: TraceEvent,
  lines: readonly Line[],
  joinedMax: number,
): readonly Line[] {
  const number = stepOf(run, event.id);
  const lead = number === undefined ? '' : `${String(number)} `;
  const [first = [], second = []] = lines;
  const joined = [...first, mono(' ', 'ink-2'), ...second];
  const body = lines.length === 2 && lengthOf(joined) <= joinedMax ? [joined] : lines;
  return body.map((parts, index) => [
    mono(index === 0 ? lead : ' '.repeat(lead.length), 'ink-3', 700),
    ...parts,
  ]);
}

const codeOf = (run: Run, name: string): string => regionNamed(run, name)?.code ?? name;

const toldWords = ({
  what,
  value,
}: {
  readonly what: string;
  readonly value: string | undefined;
}): string => (value === undefined || value === '' ? what : `${what} ${value}`);

/** argv with keys by their short names and values in their writers' colours. */
export function commandParts(
  run: Run,
  authors: Authors,
  argv: readonly ByteString[],
): readonly Part[] {
  return argv.flatMap((argument, index) => {
    const space = index === 0 ? [] : [mono(' ', 'ink')];
    const key = index === 0 ? undefined : run.keys.find((shown) => shown.key === argument);
    if (key !== undefined) return [...space, mono(key.name, 'ink')];
    const author = index === 0 ? undefined : authors.get(argument);
    const words = renderArgument(argument);
    return author === undefined
      ? [...space, mono(words, 'ink')]
      : [...space, mono(words, toneOfInstance(author).text, 600)];
  });
}

function replyParts(
  authors: Authors,
  { reply }: CommandEvent,
  isViolation: boolean,
): readonly Part[] {
  const words = renderInline(reply);
  if (isViolation) return [mono(words, 'bad-text', 600)];
  const author = reply.kind === 'bulk' ? authors.get(reply.bytes) : undefined;
  if (author !== undefined) return [mono(words, toneOfInstance(author).text, 600)];
  return [mono(words, 'ink', reply.kind === 'simple' ? 700 : 400)];
}

/** What a landing decided: the first reason that speaks of the write that arrived, or of any. */
function landingLines(
  run: Run,
  event: Extract<TraceEvent, { kind: 'apply' | 'duplicate' }>,
): readonly Line[] {
  const name = mono(dotName(run, event.dot), toneOfInstance(event.dot.origin).text, 600);
  if (event.kind === 'duplicate')
    return [[name, mono(' again', 'ink')], [mono('already applied', 'ink-2')]];
  const reason =
    event.reasons.find(({ winner, loser }) =>
      [winner, loser].some((side) => isDot(side, event.dot)),
    ) ?? event.reasons[0];
  if (reason === undefined)
    return [
      [name, mono(' arrives', 'ink')],
      [mono(event.changed ? 'and is shown' : 'nothing changes', 'ink-2')],
    ];
  const [title, detail] = shortReason(run, reason, event.dot);
  const rest = title.slice(dotName(run, event.dot).length);
  return [[name, mono(rest, 'ink')], [mono(detail, 'ink-2')]];
}

const isDot = (
  side: { readonly origin: number; readonly n: number },
  dot: { readonly origin: number; readonly n: number },
): boolean => side.origin === dot.origin && side.n === dot.n;

const lengthOf = (parts: readonly Part[]): number =>
  parts.reduce((sum, { text }) => sum + text.length, 0);

/** The reply behind its arrow, which never stands on a line of its own. */
function wrapReply(parts: readonly Part[], charactersMax: number): readonly Line[] {
  const arrow = mono('→ ', 'ink-2');
  const [first = [], ...others] = wrap(parts, charactersMax - arrow.text.length);
  return [[arrow, ...first], ...others];
}

/** Breaks between parts where a line would grow too long, and inside a part that is too long itself. */
export function wrap(parts: readonly Part[], charactersMax: number): readonly Line[] {
  const lines: Part[][] = [[]];
  let used = 0;
  for (const piece of parts.flatMap((long) => chop(long, charactersMax))) {
    if (used > 0 && used + piece.text.length > charactersMax) {
      lines.push([]);
      used = 0;
      if (piece.text === ' ') continue;
    }
    lines.at(-1)?.push(piece);
    used += piece.text.length;
  }
  return lines.filter((made) => made.length > 0);
}

/** Between words, and inside a word that is too long itself. */
function chop(piece: Part, charactersMax: number): readonly Part[] {
  const pieces: Part[] = [];
  let rest = Array.from(piece.text);
  while (rest.length > charactersMax) {
    const end = rest.lastIndexOf(' ', charactersMax - 1) + 1;
    const taken = end > 0 ? end : charactersMax;
    pieces.push({ ...piece, text: rest.slice(0, taken).join('') });
    rest = rest.slice(taken);
  }
  return [...pieces, { ...piece, text: rest.join('') }];
}

/** The events of a label, found by id. */
export const eventsById = (run: Run, ids: readonly number[]): readonly TraceEvent[] =>
  ids.map((id) => eventOf(run, id)).filter((event) => event !== undefined);
