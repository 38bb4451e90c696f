/**
 * Reads a scenario file. Line by line, with no look-ahead but one: indented lines belong to the
 * line above them. Whatever is wrong is a `ScenarioError` that names its line and column and says
 * what would be right; nothing is run, so a bad scenario changes nothing.
 */
import {
  bytes,
  createSimulation,
  showValue,
  suggest,
  TEXT,
  UsageError,
  type SimulationOptions,
} from '../kernel/index.ts';

import { DIRECTIVE_NAMES, findDirective } from './directives.ts';
import { readExpectation } from './expectation.ts';
import { readHeader, type CommentLine } from './header.ts';
import { fail, type Place } from './place.ts';
import type { ReplyLine } from './read-reply.ts';
import {
  EVERY_REGION,
  type DirectiveStep,
  type Expectation,
  type Scenario,
  type Step,
} from './scenario.ts';
import { findSetting, SETTING_NAMES } from './settings.ts';
import { unknownRegion } from './slots.ts';
import { createWordReader } from './word-reader.ts';
import { splitWords, type Word } from './words.ts';

/** The scenario a text describes; a `ScenarioError` when it describes none. */
export function parseScenario(source: string): Scenario {
  const rule = TEXT(source);
  if (rule !== undefined) {
    fail({ line: 1, column: 1 }, `a scenario ${rule}, not ${showValue(source)}.`);
  }
  const lines = splitLines(source);
  const opening = readOpening(lines);
  const header = readHeader(opening.comments);
  const { world, next } = readWorld(lines, opening.next);
  return { ...header, world, steps: readSteps(lines, next, world) };
}

type SourceLine = {
  /** Without trailing blanks. */
  readonly text: string;
  readonly place: Place;
};
type Lines = readonly SourceLine[];

function splitLines(source: string): Lines {
  const body = source.startsWith('\ufeff') ? source.slice(1) : source;
  return body.split(/\r\n|\n/).map((line, index) => ({
    text: line.replace(/[ \t]+$/, ''),
    place: { line: index + 1, column: 1 },
  }));
}

type Opening = { readonly comments: readonly CommentLine[]; readonly next: number };

/** The comment block at the very top, ended by anything else. */
function readOpening(lines: Lines): Opening {
  const end = lines.findIndex(({ text }) => !text.startsWith('#'));
  const count = end === -1 ? lines.length : end;
  const comments = lines.slice(0, count).map(({ text, place }) => ({
    text: commentText(text),
    place,
  }));
  return { comments, next: count };
}

const commentText = (text: string): string => text.replace(/^# ?/, '');

type WorldRead = { readonly world: SimulationOptions; readonly next: number };

const SETTING = /^([A-Za-z][A-Za-z-]*):(?= |\t|$)/;

function readWorld(lines: Lines, start: number): WorldRead {
  let world: SimulationOptions = { regions: [] };
  const seen = new Set<string>();
  let next = start;
  for (; next < lines.length; next++) {
    const line = lines[next];
    const name = SETTING.exec(line?.text ?? '')?.[1];
    if (line === undefined || line.text === '') continue;
    if (name === undefined) break;
    world = readSetting(line, name, world, seen);
  }
  if (world.regions.length === 0) {
    const place = lines[Math.min(next, lines.length - 1)]?.place ?? { line: 1, column: 1 };
    fail(place, 'a scenario names its regions first: write regions: r1, r2.');
  }
  return { world, next };
}

function readSetting(
  { text, place }: SourceLine,
  name: string,
  world: SimulationOptions,
  seen: Set<string>,
): SimulationOptions {
  const setting = findSetting(name);
  if (setting === undefined) fail(place, unknownSetting(name));
  if (seen.has(name) && !setting.repeats) fail(place, `'${name}:' is set twice; keep one line.`);
  if (name !== 'regions' && seen.size === 0) {
    fail(place, 'the first setting names the regions: write regions: r1, r2 above this line.');
  }
  seen.add(name);
  const words = splitSetting(text, name.length + 1);
  const reader = createWordReader({
    words,
    regions: world.regions,
    usage: setting.usage.join(' or '),
    place,
  });
  const changed = setting.read(reader, world);
  reader.end();
  requireWorld(changed, place);
  return changed;
}

function unknownSetting(name: string): string {
  if (findDirective(name) !== undefined) return `'${name}' is a step: write it without the colon.`;
  const known = SETTING_NAMES.join(', ');
  return `there is no setting '${name}'.${suggest(name, SETTING_NAMES)} The settings are ${known}.`;
}

/** Words of a setting: commas and equals signs stand for themselves. */
function splitSetting(text: string, start: number): readonly Word[] {
  const words: Word[] = [];
  for (const match of text.slice(start).matchAll(/[,=]|[^ \t,=]+/g)) {
    words.push({ bytes: bytes(match[0]), column: start + match.index + 1 });
  }
  return words;
}

/** The kernel is the judge of what a world may be. */
function requireWorld(world: SimulationOptions, place: Place): void {
  try {
    createSimulation(world);
  } catch (error) {
    if (error instanceof UsageError) fail(place, `${error.message}.`);
    throw error;
  }
}

function readSteps(lines: Lines, start: number, world: SimulationOptions): readonly Step[] {
  const steps: Step[] = [];
  const regions = [...world.regions];
  let at = start;
  for (let line = lines[at]; line !== undefined; line = lines[at]) {
    const replyLines = readIndented(lines, at + 1);
    if (line.text !== '' || steps.at(-1)?.kind !== 'blank') {
      const step = readStep(line, replyLines, regions);
      const [named] = namesRegion(step) ? step.words : [];
      if (named !== undefined && !regions.includes(named)) regions.push(named);
      steps.push(step);
    }
    at += 1 + replyLines.length;
  }
  const last = steps.findLastIndex((step) => step.kind !== 'blank');
  return steps.slice(0, last + 1);
}

const namesRegion = (step: Step): step is DirectiveStep =>
  step.kind === 'directive' && findDirective(step.name)?.names === true;

const INDENT = /^[ \t]+/;

/** The indented lines from here on, without the indentation they all share. */
function readIndented(lines: Lines, start: number): readonly ReplyLine[] {
  const end = lines.findIndex(({ text }, index) => index >= start && !INDENT.test(text));
  const block = lines.slice(start, end === -1 ? lines.length : end);
  // The first number of a long array is pushed to the right, so the first line is no measure.
  const shared = Math.min(...block.map(({ text }) => INDENT.exec(text)?.[0].length ?? 0));
  return block.map(({ text, place }) => ({
    text: text.slice(shared),
    place: { line: place.line, column: shared + 1 },
  }));
}

function readStep(
  { text, place }: SourceLine,
  replyLines: readonly ReplyLine[],
  regions: readonly string[],
): Step {
  const { line } = place;
  const isLayout = text === '' || text.startsWith('#');
  if (isLayout || INDENT.test(text)) {
    const stray = INDENT.test(text) ? place : replyLines[0]?.place;
    if (stray !== undefined) fail(stray, 'an indented line is a reply: put it under its command.');
  }
  if (text === '') return { kind: 'blank', line };
  if (text.startsWith('#')) return { kind: 'comment', line, text: commentText(text) };
  if (SETTING.test(text)) fail(place, misplacedSetting(text));
  const expected = replyLines.length === 0 ? undefined : readExpectation(replyLines);
  const prompt = PROMPT.exec(text);
  if (prompt === null) return readDirective({ text, place }, expected, regions);
  return readCommand({ text, place }, prompt, expected, regions);
}

function misplacedSetting(text: string): string {
  const name = SETTING.exec(text)?.[1] ?? '';
  if (findSetting(name) === undefined) return unknownSetting(name);
  return `settings stand above the first step: move '${name}:' up.`;
}

/** `r1> `, `*> ` or `alice@r1> `. */
const PROMPT = /^([^ \t>"']+)>(?=[ \t]|$)/;

function readCommand(
  { text, place }: SourceLine,
  prompt: RegExpExecArray,
  expected: Expectation | undefined,
  regions: readonly string[],
): Step {
  const [client, region] = splitPrompt(prompt[1] ?? '', place);
  if (region !== EVERY_REGION && !regions.includes(region)) {
    fail(
      { ...place, column: client === undefined ? 1 : client.length + 2 },
      `${unknownRegion(region, regions)} ${EVERY_REGION}> asks every region.`,
    );
  }
  const start = prompt[0].length;
  const words = splitWords(text.slice(start), { ...place, column: start + 1 });
  if (words.length === 0) {
    fail({ ...place, column: start + 1 }, `a command must follow: write ${region}> GET key.`);
  }
  const argv = words.map((word) => word.bytes);
  return { kind: 'command', line: place.line, region, client, argv, expected };
}

function splitPrompt(prompt: string, place: Place): readonly [string | undefined, string] {
  const at = prompt.lastIndexOf('@');
  if (at === -1) return [undefined, prompt];
  if (at === 0) fail(place, "a client's name must stand before the @: write alice@r1> GET key.");
  return [prompt.slice(0, at), prompt.slice(at + 1)];
}

function readDirective(
  { text, place }: SourceLine,
  expected: Expectation | undefined,
  regions: readonly string[],
): Step {
  const [first, ...words] = splitWords(text, place);
  const name = first?.bytes ?? '';
  const directive = findDirective(name);
  if (directive === undefined) fail(place, unknownStep(name, regions));
  const usage = directive.usage.join(' or ');
  const ready = directive.read(createWordReader({ words, regions, usage, place }));
  if (expected !== undefined && !directive.answers) {
    fail({ line: place.line + 1, column: 1 }, `'${name}' answers nothing: no reply may follow it.`);
  }
  return { kind: 'directive', line: place.line, name, words: ready.words, expected };
}

function unknownStep(name: string, regions: readonly string[]): string {
  if (/^[A-Z.]+$/.test(name)) {
    return `'${name}' looks like a command: name its region first, ${regions[0] ?? 'r1'}> ${name} …`;
  }
  const known = DIRECTIVE_NAMES.join(', ');
  return `there is no step '${name}'.${suggest(name, DIRECTIVE_NAMES)} The steps are ${known}.`;
}
