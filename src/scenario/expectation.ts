/**
 * What a scenario expects of a reply. Nearly always the reply itself; the looser forms are few, and
 * each is there because the rule behind the scenario says no more.
 */
import type { Reply } from '../kernel/index.ts';

import { fail } from './place.ts';
import { readReply, type ReplyLine } from './read-reply.ts';
import { looksSame, showReply } from './show-reply.ts';
import type { Expectation } from './scenario.ts';

const ANY = '...';
const OR = 'or';
const ANY_ORDER = '(any order)';
const ANY_ORDER_OF_PAIRS = '(pairs in any order)';

/** Reads the indented lines under a command; at least one line. */
export function readExpectation(lines: readonly ReplyLine[]): Expectation {
  const alternatives = splitAlternatives(lines);
  if (alternatives.length > 1) {
    return { kind: 'one-of', replies: alternatives.map((each) => readReply(each)) };
  }
  const first = lines[0]?.text ?? '';
  if (first === ANY && lines.length === 1) return { kind: 'any' };
  if (first === ANY_ORDER || first === ANY_ORDER_OF_PAIRS) return readAnyOrder(lines);
  const prefix = /^\(error\) (.*)\.\.\.$/s.exec(first)?.[1];
  if (prefix !== undefined && lines.length === 1) return { kind: 'error-prefix', prefix };
  return { kind: 'reply', reply: readReply(lines) };
}

function splitAlternatives(lines: readonly ReplyLine[]): readonly (readonly ReplyLine[])[] {
  const groups: ReplyLine[][] = [[]];
  for (const line of lines) {
    if (line.text !== OR) groups.at(-1)?.push(line);
    else if (groups.at(-1)?.length === 0) fail(line.place, "a reply must stand before 'or'.");
    else groups.push([]);
  }
  const last = lines.at(-1);
  if (last?.text === OR) fail(last.place, "a reply must follow 'or'.");
  return groups;
}

function readAnyOrder(lines: readonly ReplyLine[]): Expectation {
  const [mark, ...rest] = lines;
  const place = mark?.place ?? { line: 0, column: 0 };
  const unit = mark?.text === ANY_ORDER ? 'item' : 'pair';
  if (rest.length === 0) fail(place, `the items must follow ${mark?.text ?? ''}.`);
  const reply = readReply(rest);
  if (reply.kind !== 'array') fail(place, 'only an array of items can come in any order.');
  if (unit === 'pair' && reply.items.length % 2 !== 0) {
    fail(place, `pairs need an even number of items; there are ${reply.items.length}.`);
  }
  return { kind: 'any-order', unit, reply };
}

/** The lines under a command, without their indentation. */
export function printExpectation(expectation: Expectation): readonly string[] {
  switch (expectation.kind) {
    case 'any':
      return [ANY];
    case 'error-prefix':
      return [`(error) ${expectation.prefix}...`];
    case 'any-order':
      return [
        expectation.unit === 'item' ? ANY_ORDER : ANY_ORDER_OF_PAIRS,
        ...showReply(expectation.reply),
      ];
    case 'one-of':
      return expectation.replies.flatMap((reply, index) => [
        ...(index === 0 ? [] : [OR]),
        ...showReply(reply),
      ]);
    case 'reply':
      return showReply(expectation.reply);
  }
}

/** True when the reply is what the scenario expects. */
export function meets(expectation: Expectation, reply: Reply): boolean {
  switch (expectation.kind) {
    case 'any':
      return true;
    case 'error-prefix':
      return reply.kind === 'error' && reply.message.startsWith(expectation.prefix);
    case 'any-order':
      return (
        reply.kind === 'array' &&
        sortedUnits(reply.items, expectation.unit) ===
          sortedUnits(expectation.reply.items, expectation.unit)
      );
    case 'one-of':
      return expectation.replies.some((each) => looksSame(each, reply));
    case 'reply':
      return looksSame(expectation.reply, reply);
  }
}

/** The items (or pairs) as one text that does not depend on their order. */
function sortedUnits(items: readonly Reply[], unit: 'item' | 'pair'): string {
  const size = unit === 'item' ? 1 : 2;
  const units: string[] = [];
  for (let at = 0; at < items.length; at += size) {
    units.push(
      items
        .slice(at, at + size)
        .flatMap(showReply)
        .join('\n'),
    );
  }
  return units.sort((left, right) => (left < right ? -1 : left > right ? 1 : 0)).join('\n\n');
}

/** The expectation that a reply put in place of an unmet one becomes: as loose as it was. */
export function expectationFrom(reply: Reply, former: Expectation | undefined): Expectation {
  if (former?.kind === 'any-order' && reply.kind === 'array' && reply.items.length > 0) {
    const isEven = reply.items.length % 2 === 0;
    if (former.unit === 'item' || isEven) return { kind: 'any-order', unit: former.unit, reply };
  }
  return { kind: 'reply', reply };
}
