/**
 * The log of one region: what it produced, in order. Where the backlog is bounded, the log also
 * counts how far back it reaches: a receiver whose connection was broken can resume only inside
 * that window (REP-3). Rows on their way over an unbroken connection are not taken from it.
 */
export type Row<Payload> = {
  readonly sentMs: number;
  readonly payload: Payload;
  /** A number that helps receivers to find what the payload is about; it decides nothing. */
  readonly place?: number | undefined;
};

export type Log<Payload> = {
  rows: Row<Payload>[];
  /** Position of `rows[0]` since the beginning: rows that everyone has taken are dropped. */
  first: number;
  /** Present where the backlog is bounded. */
  backlog: Backlog | undefined;
};

export type Backlog = {
  readonly bytesMax: number;
  /** Position of the oldest row in the window. */
  first: number;
  /** Of the rows in the window, oldest first. */
  readonly rowBytes: number[];
  bytes: number;
};

export function createLog<Payload>(backlogBytesMax?: number): Log<Payload> {
  const backlog =
    backlogBytesMax === undefined
      ? undefined
      : { bytesMax: backlogBytesMax, first: 0, rowBytes: [], bytes: 0 };
  return { rows: [], first: 0, backlog };
}

export function logEnd(log: Log<unknown>): number {
  return log.first + log.rows.length;
}

/** Counts a row that was just appended; the oldest fall out of the window until it fits. */
export function countRow(backlog: Backlog, bytes: number): void {
  backlog.rowBytes.push(bytes);
  backlog.bytes += bytes;
  let dropped = 0;
  while (backlog.bytes > backlog.bytesMax && dropped < backlog.rowBytes.length) {
    backlog.bytes -= backlog.rowBytes[dropped] ?? 0;
    dropped++;
  }
  if (dropped === 0) return;
  backlog.rowBytes.splice(0, dropped);
  backlog.first += dropped;
}

/** True when a receiver that stopped at this position can go on from there. */
export function reachesBack(log: Log<unknown>, position: number): boolean {
  const oldest = log.backlog === undefined ? log.first : log.backlog.first;
  return position >= oldest;
}

/** The rows are lost with the memory that held them; positions are never used again. */
export function forgetRows(log: Log<unknown>): void {
  log.first = logEnd(log);
  log.rows = [];
  const { backlog } = log;
  if (backlog === undefined) return;
  backlog.first = log.first;
  backlog.rowBytes.length = 0;
  backlog.bytes = 0;
}

/** Rows a log keeps before it is worth looking for what everyone has taken. */
export const rowsKeptMin = 64;

/** Drops rows that every receiver has taken, now and then, so that a log does not grow forever. */
export function trimLog(log: Log<unknown>, lowestCursor: number): void {
  const taken = lowestCursor - log.first;
  if (taken < rowsKeptMin || taken * 2 < log.rows.length) return;
  log.rows.splice(0, taken);
  log.first = lowestCursor;
}
