/**
 * A structured reason as a sentence a person can check: who won, both sides, by how much, the rule,
 * and what would have turned it round. The numbers come from the kernel; only the words are made
 * here. An unknown rule still gives a true sentence.
 */
import { text, type Reason } from '../kernel/index.ts';
import { dotName, groupDigits, regionOfInstance, type Run } from './run.ts';

/** One sentence or two, with the rule's number. */
export function explainReason(run: Run, reason: Reason): string {
  const about = reason.element === undefined ? '' : `In ${text(reason.element)}: `;
  return `${about}${judge(run, reason)}`;
}

/** The sentence without the element it is about. */
export function judge(run: Run, reason: Reason): string {
  switch (reason.compared) {
    case 'wall-ms':
      return judgeClocks(run, reason);
    case 'instance-id':
      return reason.rule === 'KEY-3' ? judgeTypes(reason) : judgeTie(run, reason);
    case 'deadline-ms':
      return judgeDeadlines(run, reason);
    case 'observation':
      return judgeObservation(run, reason);
  }
}

/** CLK-2 and its kin: the later wall clock wins. */
function judgeClocks(run: Run, reason: Reason): string {
  const { winner, loser, rule } = reason;
  const left = renderTimestamp(run, reason.left);
  const right = renderTimestamp(run, reason.right);
  const verb = rule === 'CLK-4' ? 'is the latest of those no other write has seen' : 'wins';
  const region = regionOfInstance(run, winner.origin)?.name ?? `instance ${String(winner.origin)}`;
  const flip = flipMs(run, reason);
  const turn =
    winner.origin === loser.origin
      ? ''
      : ` A clock ${groupDigits(flip)} ms slower in ${region} would flip it.`;
  return `${nameSide(run, winner)} ${verb}: ${left} > ${right} (${rule}).${turn}`;
}

/** How far the winner's clock must fall back: to the tie where a tie would go to the loser. */
export function flipMs(run: Run, { winner, loser, margin }: Reason): number {
  const loserWinsTie =
    run.tieBreak === 'smaller-id' ? loser.origin < winner.origin : loser.origin > winner.origin;
  return loserWinsTie ? margin : margin + 1;
}

function judgeTie(run: Run, reason: Reason): string {
  const { winner, left, right, rule } = reason;
  return (
    `${nameSide(run, winner)} wins: both clocks said the same, and instance ${String(left)} goes ` +
    `before ${String(right)} (${rule}). One millisecond would have decided instead.`
  );
}

function judgeTypes({ winner, loser, left, right, rule }: Reason): string {
  return (
    `The ${text(winner.what)} is shown and the ${text(loser.what)} is hidden: two types met in one ` +
    `key, and instance ${String(left)} goes before ${String(right)} (${rule}).`
  );
}

function judgeDeadlines(run: Run, reason: Reason): string {
  const { left, right, rule, winner, loser } = reason;
  const by = (side: Reason['winner']): string => dotName(run, side);
  if (left === Infinity) {
    return (
      `The key never expires: ${by(winner)} wrote no expiry, which outlasts the deadline of ` +
      `${by(loser)} (${rule}).`
    );
  }
  const later = renderTimestamp(run, left);
  const earlier = renderTimestamp(run, right);
  return (
    `The longer deadline holds: ${later} of ${by(winner)} > ${earlier} of ${by(loser)} (${rule}), ` +
    `${groupDigits(left - right)} ms longer.`
  );
}

/** Rules about what a write had seen: removal by observation, counters, tombstones. */
function judgeObservation(run: Run, reason: Reason): string {
  const { winner, loser, rule } = reason;
  const survivor = dotName(run, winner);
  const remover = dotName(run, loser);
  const word = text(loser.what);
  switch (rule) {
    case 'CTR-2':
    case 'ZST-5':
      return (
        `Both count: ${text(winner.what)} of ${survivor} had not seen the increment of ${remover}, so ` +
        `${signed(word)} is added on top (${rule}).`
      );
    case 'CTR-3':
    case 'ZST-4':
      return `Only the increments that ${word} ${remover} had not seen remain (${rule}).`;
    case 'CTR-6':
      return (
        `${text(winner.what)} is shown: a text hides the increment of ${remover} until a later write ` +
        `has seen both (${rule}).`
      );
    case 'GC-2':
      return `${nameSide(run, loser)} comes too late: a later write had already seen and replaced it (${rule}).`;
    case 'STR-3':
    case 'KEY-1':
    case 'LST-2':
    case 'HSH-4':
      return (
        `${word} by ${remover} removes only what it had seen; what ` +
        `${regionName(run, winner.origin)} had written unseen stays (${rule}).`
      );
    case 'SET-1':
    case 'HSH-3':
    case 'ZST-1':
      return (
        `${text(winner.what)} by ${survivor} survives ${word} by ${remover}, which had not seen it ` +
        `(${rule}).`
      );
    default:
      return `${nameSide(run, winner)} prevails over ${nameSide(run, loser)} (${rule}).`;
  }
}

/** Two short lines for the diagram, told from the side of the write that arrived. */
export function shortReason(
  run: Run,
  reason: Reason,
  arrived: { readonly origin: number; readonly n: number },
): readonly [string, string] {
  const isWinner = reason.winner.origin === arrived.origin && reason.winner.n === arrived.n;
  const name = dotName(run, arrived);
  const left = isWinner ? reason.left : reason.right;
  const right = isWinner ? reason.right : reason.left;
  const sign = isWinner ? '>' : '<';
  switch (reason.compared) {
    case 'wall-ms':
      return [
        `${name} ${isWinner ? 'wins' : 'ignored'}`,
        `${renderTimestamp(run, left)} ${sign} ${renderTimestamp(run, right)}`,
      ];
    case 'instance-id':
      return [
        `${name} ${isWinner ? 'wins' : 'ignored'}`,
        `tie: instance ${String(reason.left)} first`,
      ];
    case 'deadline-ms':
      return [
        `${name} ${isWinner ? 'extends' : 'ends sooner'}`,
        `${renderTimestamp(run, left)} ${sign} ${renderTimestamp(run, right)}`,
      ];
    case 'observation':
      return shortObservation(reason, name);
  }
}

function shortObservation(
  { rule, winner, loser }: Reason,
  name: string,
): readonly [string, string] {
  const word = text(loser.what);
  switch (rule) {
    case 'CTR-2':
    case 'ZST-5':
      return [`${name} adds up`, `${text(winner.what)} and ${signed(word)}`];
    case 'CTR-3':
    case 'ZST-4':
      return [`${name} ${word}`, 'unseen increments stay'];
    case 'CTR-6':
      return [`${name} is masked`, 'a text hides increments'];
    case 'GC-2':
      return [`${name} ignored`, 'already replaced'];
    default:
      return [`${name} ${word}`, 'removes only what it saw'];
  }
}

/** A wall clock reading as a time of the run, which is how the diagram's axis counts. */
export function renderTimestamp(run: Run, wallMs: number): string {
  if (wallMs === Infinity) return 'never';
  return groupDigits(Math.round(wallMs - run.startMs));
}

/** A value by itself where there is one, else the operation with its dot. */
function nameSide(run: Run, side: Reason['winner']): string {
  const what = text(side.what);
  const isOperation = /^[A-Z]+$/.test(what) || what === 'removal';
  return isOperation || what === '' ? `${what} ${dotName(run, side)}`.trim() : what;
}

const regionName = (run: Run, instance: number): string =>
  regionOfInstance(run, instance)?.name ?? `instance ${String(instance)}`;

const signed = (amount: string): string => (/^[\d.]/.test(amount) ? `+${amount}` : amount);
