/** A change of a run in a few words: the name of the run that comes of it. */
import type { Run } from '../../src/explain/index.ts';
import { isCutAt, type Change, type WhatIf } from '../engine/what-if.ts';

const commandLengthMax = 24;

export function changeWords(
  run: Run,
  plan: WhatIf,
  atMs: number,
  change: Change | undefined,
): string {
  const code = (name: string): string => run.regions.find((one) => one.name === name)?.code ?? name;
  const when = `at ${String(atMs)} ms`;
  switch (change?.kind) {
    case undefined:
      return `Fork ${when}`;
    case 'toggle':
      return `${isCutAt(plan, change, atMs) ? 'Heal' : 'Cut'} ${code(change.from)} → ${code(change.to)} ${when}`;
    case 'latency':
      return `${code(change.from)} ⇄ ${code(change.to)} ${String(change.ms)} ms, ${when}`;
    case 'skew':
      return `Clock of ${code(change.region)} ${change.ms < 0 ? '−' : '+'}${String(Math.abs(change.ms))} ms, ${when}`;
    case 'command': {
      const { text } = change;
      const short = text.length > commandLengthMax ? `${text.slice(0, commandLengthMax)}…` : text;
      return `${code(change.region)}> ${short}, ${when}`;
    }
  }
}
