/**
 * Which of two clients was first, in true time, which no program in two regions can know. The
 * clients read TIME beside what they do, and the skews explored are whole minutes, so the
 * milliseconds within the minute are true wherever they were read. Nothing is decided by them:
 * only the properties look.
 */
import type { Facts, PlainReply, Told } from '../../src/index.ts';
import { membersOf } from './told.ts';
import type { CommandStep } from './script.ts';

export const minuteMs = 60_000;

/** Milliseconds within the minute, from a reply of TIME. */
export function withinMinute(reply: PlainReply | undefined): number {
  const [seconds = '0', micros = '0'] = membersOf(reply);
  return (Number(seconds) * 1000 + Math.floor(Number(micros) / 1000)) % minuteMs;
}

/** Tells the true time, as the last thing of what came before or the first of what follows. */
export const noteTime = (tells: string): CommandStep => ({
  name: `noting when ${tells}`,
  argv: ['TIME'],
  tells,
  value: (reply) => String(withinMinute(reply)),
});

/** True when the one was told, the other was told, and the one was first. */
export function isBefore(one: readonly Told[], other: readonly Told[]): boolean {
  const [first] = one;
  const [second] = other;
  if (first === undefined || second === undefined) return false;
  return Number(first.value) < Number(second.value);
}

/** What must hold if the one was told before the other; if it was not, nothing must. */
export function holdsAfter(
  { told }: Facts,
  one: string,
  other: string,
  holds: () => boolean,
): boolean {
  return !isBefore(told(one), told(other)) || holds();
}
