/** Replies the way a scenario shows them: redis-cli's lines, without trailing blanks. */
import { renderTerminal, type Reply } from '../kernel/index.ts';

/** One line or more. Some of Redis's error texts end in a space; no line of a scenario does. */
export function showReply(reply: Reply): readonly string[] {
  return renderTerminal(reply)
    .split('\n')
    .map((line) => line.replace(/[ \t]+$/, ''));
}

/** True when a reader could not tell the two apart: the comparison that scenarios make. */
export function looksSame(left: Reply, right: Reply): boolean {
  return showReply(left).join('\n') === showReply(right).join('\n');
}
