/** The words for verdicts and bounds, the same in tables, reports and test failures. */
import type { Bounds, Counterexample, Price, Status, Trace, Verdict } from '../explore/index.ts';

/** `3 states`, `1 state`, `2 replies`. */
export function count(amount: number, noun: string, plural = `${noun}s`): string {
  return `${groupThousands(amount)} ${amount === 1 ? noun : plural}`;
}

/** `48,216`. */
export function groupThousands(amount: number): string {
  return String(amount).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `refuted, silently` · `holds, shown in 2 steps` · `unknown`. */
export function verdictWords(verdict: Verdict): string {
  const { status, trace, witness } = verdict;
  if (status === 'refuted' && trace !== undefined) return `refuted, ${TRACE_WORDS[trace]}`;
  if (status === 'refuted' && verdict.kind === 'sometimes') return 'refuted, never seen';
  if (status === 'holds' && witness !== undefined) {
    return `holds, seen in ${count(countSteps(witness, verdict.kind), 'step')}`;
  }
  return status;
}

/** Steps as they are numbered for a person, by `describeReplay`. */
export function countSteps({ steps }: Counterexample, kind: Verdict['kind']): number {
  const decisive = kind === 'always' ? steps.at(-1) : undefined;
  return steps.reduce(
    (sum, step) => sum + (step === decisive ? step.events : step.numbered).length,
    0,
  );
}

const TRACE_WORDS = {
  silent: 'silently',
  visible: 'visibly',
  'sometimes silent': 'at times silently',
} as const;

/** What the pattern said would come: `refuted, silently`. */
export function expectedWords({
  expected,
  expectedTrace,
}: {
  readonly expected: Status;
  readonly expectedTrace: Trace | undefined;
}): string {
  const isTold = expected === 'refuted' && expectedTrace !== undefined;
  return isTold ? `refuted, ${TRACE_WORDS[expectedTrace]}` : expected;
}

/** What remains visible of a violation once all regions agree; empty where that was not computed. */
export function traceSentence({ trace }: Verdict): string {
  if (trace === undefined) return '';
  switch (trace) {
    case 'silent':
      return 'Silent: once the regions agree, nothing in the database shows that it happened.';
    case 'visible':
      return 'Visible: once the regions agree, the database shows that it happened.';
    case 'sometimes silent':
      return 'At times silent: some of these executions leave nothing in the database that shows it.';
  }
}

/** `2 regions, 2 clients; any lag; exact clocks; no faults`. */
export function boundsWords(bounds: Verdict['bounds']): string {
  const sizes = `${count(bounds.regions, 'region')}, ${count(bounds.clients, 'client')}`;
  const { deadlines } = bounds;
  const jumps = deadlines === 0 ? [] : [`up to ${count(deadlines, 'jump')} to a deadline`];
  return [sizes, lagWords(bounds), clockWords(bounds), ...jumps, faultWords(bounds)].join('; ');
}

function lagWords({ lagMsMax, tickMs }: Bounds): string {
  if (lagMsMax === undefined) return 'any lag';
  return `lag up to ${String(lagMsMax)} ms in steps of ${String(tickMs)} ms`;
}

function clockWords({ skewsMs }: Bounds): string {
  if (skewsMs.every((ms) => ms === 0)) return 'exact clocks';
  return `clocks off by ${skewsMs.map((ms) => (ms > 0 ? `+${String(ms)}` : String(ms))).join(' or ')} ms`;
}

function faultWords({ faults, persistence }: Bounds): string {
  const words = [
    ...(faults.timeouts === 0
      ? []
      : [`up to ${count(faults.timeouts, 'lost reply', 'lost replies')}`]),
    ...(faults.lateCommands === 0 ? [] : [`up to ${count(faults.lateCommands, 'late command')}`]),
    ...(faults.cuts === 0 ? [] : [`up to ${count(faults.cuts, 'cut')}`]),
    ...(faults.crashes === 0
      ? []
      : [`up to ${count(faults.crashes, 'crash', 'crashes')} with persistence ${persistence}`]),
  ];
  return words.length === 0 ? 'no faults' : words.join(', ');
}

/** `1 WAN round trip; during a cut captures stop`. */
export function priceWords({ wanRoundTrips, duringCut }: Price): string {
  const trips = wanRoundTrips === 0 ? 'no' : String(wanRoundTrips);
  const noun = wanRoundTrips === 1 ? 'round trip' : 'round trips';
  return `${trips} WAN ${noun}; during a cut: ${duringCut}`;
}

/** How far the search came: `17 states, every execution inside the bounds`. */
export function exploredWords({ explored, exhaustive }: Verdict): string {
  const states = count(explored.states, 'state');
  return exhaustive
    ? `${states}, every execution inside the bounds`
    : `${states}, not all executions`;
}
