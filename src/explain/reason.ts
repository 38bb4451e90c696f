/**
 * A structured reason as a sentence a person can check: who won, both sides, by how much, the rule,
 * and what would have turned it round. The numbers come from the kernel; only the words are made
 * here.
 */
import { renderArgument, type Reason } from '../kernel/index.ts';
import { dotName, groupDigits, regionOfInstance, type Run } from './run.ts';

/** One sentence or two, with the rule's number. */
export function explainReason(run: Run, reason: Reason): string {
  const about = reason.element === undefined ? '' : `In ${renderArgument(reason.element)}: `;
  return `${about}${judge(run, reason)}`;
}

/** The sentence without the element it is about. */
export function judge(run: Run, reason: Reason): string {
  switch (reason.rule) {
    case 'KEY-3':
      return judgeTypes(run, reason);
    case 'LST-4':
      return judgePlaces(run, reason);
    case 'LST-5':
      return reason.compared === 'observation'
        ? judgeObservation(run, reason)
        : judgeReplacements(run, reason);
    default:
      return judgeValues(run, reason);
  }
}

function judgeValues(run: Run, reason: Reason): string {
  switch (reason.compared) {
    case 'wall-ms':
      return judgeClocks(run, reason);
    case 'instance-id':
    case 'list-number':
    case 'type-order':
      return judgeTie(run, reason);
    case 'deadline-ms':
      return judgeDeadlines(run, reason);
    case 'observation':
      return judgeObservation(run, reason);
  }
}

/** CLK-2 and its kin: the later wall clock wins. */
function judgeClocks(run: Run, reason: Reason): string {
  const { winner, loser, rule } = reason;
  if (rule === 'CTR-6' || rule === 'CTR-2') {
    const later = compareTimes(run, reason);
    const [side, other] = [nameSide(run, winner), nameSide(run, loser)];
    return `${side} is shown instead of ${other}: ${later} (${rule}).${turnWords(run, reason)}`;
  }
  return `${nameSide(run, winner)} wins: ${compareTimes(run, reason)} (${rule}).${turnWords(run, reason)}`;
}

const compareTimes = (run: Run, { left, right }: Reason): string =>
  `${renderTimestamp(run, left)} > ${renderTimestamp(run, right)}`;

/** What would have turned a decision by clocks round; nothing where no single clock would have. */
function turnWords(run: Run, reason: Reason): string {
  const flip = flipMs(run, reason);
  if (flip === undefined) return '';
  const region = regionName(run, reason.winner.origin);
  return ` A clock ${groupDigits(flip)} ms slower in ${region} would flip it.`;
}

/**
 * How far the winner's clock must fall back: to the tie where a tie would go to the loser.
 * `undefined` where another write would come before the loser, or the clock is the loser's as well.
 */
export function flipMs(run: Run, { compared, winner, loser, margin }: Reason): number | undefined {
  const isOneClock = regionOfInstance(run, winner.origin) === regionOfInstance(run, loser.origin);
  if (compared !== 'wall-ms' || margin === undefined || isOneClock) return undefined;
  const loserWinsTie =
    run.tieBreak === 'smaller-id' ? loser.origin < winner.origin : loser.origin > winner.origin;
  return loserWinsTie ? margin : margin + 1;
}

function judgeTie(run: Run, reason: Reason): string {
  const { winner, left, right, rule, margin } = reason;
  const turn = margin === undefined ? '' : ' One millisecond would have decided instead.';
  return (
    `${nameSide(run, winner)} wins: both clocks said the same, and instance ${String(left)} goes ` +
    `before ${String(right)} (${rule}).${turn}`
  );
}

/** KEY-3, by whichever measure the profile asks for. */
function judgeTypes(run: Run, reason: Reason): string {
  const { winner, loser, rule, compared, left, right } = reason;
  const met =
    `The ${renderArgument(winner.what)} of ${dotName(run, winner)} is shown and the ` +
    `${renderArgument(loser.what)} of ${dotName(run, loser)} is hidden: two types met in one key, and `;
  if (compared === 'wall-ms') {
    return `${met}${compareTimes(run, reason)} (${rule}).${turnWords(run, reason)}`;
  }
  if (compared === 'type-order') return `${met}types go in a fixed order (${rule}).`;
  return `${met}instance ${String(left)} goes before ${String(right)} (${rule}).`;
}

/** LST-4: two insertions at one place. */
function judgePlaces(run: Run, reason: Reason): string {
  const { winner, loser, rule } = reason;
  return (
    `${nameOwned(run, winner)} stands before ${nameOwned(run, loser)}: both were put at one place, ` +
    `and ${measurePlaces(reason)} (${rule}).`
  );
}

/** LST-5: two LSETs of one element. */
function judgeReplacements(run: Run, reason: Reason): string {
  const { winner, loser, rule } = reason;
  return (
    `${nameOwned(run, winner)} and ${nameOwned(run, loser)} both stay: each replaced the element as ` +
    `its region had it, and ${measurePlaces(reason)} (${rule}).`
  );
}

const nameOwned = (run: Run, side: Reason['winner']): string =>
  `${renderArgument(side.what)} of ${dotName(run, side)}`;

const measurePlaces = ({ compared, left, right }: Reason): string =>
  compared === 'list-number'
    ? `the larger number in its list goes first, ${String(left)} > ${String(right)}`
    : `instance ${String(left)} goes before ${String(right)}`;

function judgeDeadlines(run: Run, reason: Reason): string {
  const { left, right, rule, winner, loser, element } = reason;
  const by = (side: Reason['winner']): string => dotName(run, side);
  if (left === Infinity) {
    return (
      `The ${element === undefined ? 'key' : 'field'} never expires: ${by(winner)} wrote no expiry, ` +
      `which outlasts the deadline of ${by(loser)} (${rule}).`
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
  const kept = renderArgument(winner.what);
  const word = renderArgument(loser.what);
  switch (rule) {
    case 'CTR-2':
    case 'ZST-5':
      return (
        `Both count: ${kept} of ${survivor} had not seen what ${regionName(run, loser.origin)} had ` +
        `added by ${remover}, so ${signed(word)} is added on top (${rule}).`
      );
    case 'CTR-3':
    case 'ZST-4':
      return `Only the increments that ${word} ${remover} had not seen remain (${rule}).`;
    case 'CTR-6':
      return (
        `${kept} is shown: it is a text, and the increments of ${remover} (${signed(word)}) wait ` +
        `behind it until a later write has seen both (${rule}).`
      );
    case 'GC-2':
      return (
        `${nameSide(run, loser)} comes too late: ${survivor}, which is here already, had seen and ` +
        `replaced it (${rule}).`
      );
    case 'STR-3':
    case 'LST-2':
      return (
        `${word} by ${remover} removes only what it had seen; ${kept} of ${survivor} it had not, ` +
        `and it stays (${rule}).`
      );
    case 'HSH-4':
      return (
        `${word} by ${remover} removes only what it had seen; what ` +
        `${regionName(run, winner.origin)} had written unseen by ${survivor} stays (${rule}).`
      );
    case 'LST-3':
      return (
        `${survivor} and ${remover} both took ${kept}, neither having seen the other; it goes once ` +
        `(${rule}).`
      );
    case 'LST-5':
      return (
        `${kept} of ${survivor} stays: ${remover} removed the element in whose place it was put, and ` +
        `had not seen it (${rule}).`
      );
    default:
      return `${kept} by ${survivor} survives ${word} by ${remover}, which had not seen it (${rule}).`;
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
  const times = `${renderTimestamp(run, left)} ${sign} ${renderTimestamp(run, right)}`;
  if (reason.rule === 'LST-4' || reason.rule === 'LST-5') return shortList(reason, name, isWinner);
  switch (reason.compared) {
    case 'wall-ms':
      return [`${name} ${isWinner ? 'wins' : 'ignored'}`, times];
    case 'deadline-ms':
      return [`${name} ${isWinner ? 'extends' : 'ends sooner'}`, times];
    case 'observation':
      return shortObservation(run, reason, name, isWinner);
    case 'type-order':
      return [`${name} ${isWinner ? 'wins' : 'ignored'}`, 'types in a fixed order'];
    case 'instance-id':
    case 'list-number':
      return [
        `${name} ${isWinner ? 'wins' : 'ignored'}`,
        `${reason.rule === 'KEY-3' ? 'two types' : 'tie'}: instance ${String(reason.left)} first`,
      ];
  }
}

function shortList(
  { rule, compared, left }: Reason,
  name: string,
  isWinner: boolean,
): readonly [string, string] {
  if (rule === 'LST-5') return [`${name} LSET`, 'what it had not seen stays'];
  return [
    `${name} ${isWinner ? 'goes first' : 'goes behind'}`,
    compared === 'list-number' ? 'larger number first' : `instance ${String(left)} first`,
  ];
}

function shortObservation(
  run: Run,
  { rule, winner, loser }: Reason,
  name: string,
  isWinner: boolean,
): readonly [string, string] {
  const word = renderArgument(loser.what);
  switch (rule) {
    case 'CTR-2':
    case 'ZST-5':
      return [`${name} adds up`, `${renderArgument(winner.what)} and ${signed(word)}`];
    case 'CTR-6':
      return [`${name} ${isWinner ? 'is shown' : 'is masked'}`, 'a text hides increments'];
    case 'GC-2':
      return [`${name} ignored`, 'already replaced'];
    case 'LST-3':
      return [`${name} took it too`, 'it goes once'];
    default:
      return isWinner
        ? [`${name} stays`, `unseen by ${dotName(run, loser)}`]
        : [`${name} ${word}`, 'removes only what it saw'];
  }
}

/** A wall clock reading as a time of the run, which is how the diagram's axis counts. */
export function renderTimestamp(run: Run, wallMs: number): string {
  if (wallMs === Infinity) return 'never';
  return groupDigits(Math.round(wallMs - run.startMs));
}

/** A value by itself where there is one, else the operation with its dot. */
function nameSide(run: Run, side: Reason['winner']): string {
  const what = renderArgument(side.what);
  const isOperation = /^[A-Z]+$/.test(what) || what === 'removal';
  return isOperation ? `${what} ${dotName(run, side)}` : what;
}

const regionName = (run: Run, instance: number): string =>
  regionOfInstance(run, instance)?.name ?? `instance ${String(instance)}`;

const signed = (amount: string): string => (/^[\d.]/.test(amount) ? `+${amount}` : amount);
