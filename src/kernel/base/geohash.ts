/**
 * Geohashes as Redis stores them in sorted set scores: longitude and latitude halved 26 times each,
 * their bits interleaved to 52, longitude first. Latitudes end at ±85.05112878 (Web Mercator). The
 * arithmetic follows Redis operation for operation, so that positions come back equal to the last
 * digit. Scores that were never made by GEOADD decode as they do there, too.
 */
import { asBytes, type ByteString } from './bytes.ts';

export type Position = { readonly longitude: number; readonly latitude: number };

type Interval = { readonly min: number; readonly max: number };

export type GeoArea = { readonly longitude: Interval; readonly latitude: Interval };

/** A square of the grid with 2^step columns and rows. Redis's bits: column and row interleaved. */
export type GeoCell = { readonly step: number; readonly column: number; readonly row: number };

export const LONGITUDES: Interval = { min: -180, max: 180 };
export const LATITUDES: Interval = { min: -85.05112878, max: 85.05112878 };
const STEP_MAX = 26;

/** Whether GEOADD takes the position. */
export function isPosition({ longitude, latitude }: Position): boolean {
  return (
    longitude >= LONGITUDES.min &&
    longitude <= LONGITUDES.max &&
    latitude >= LATITUDES.min &&
    latitude <= LATITUDES.max
  );
}

/** The score GEOADD stores for a position. */
export function encodePosition(position: Position): number {
  return scoreOfCell(cellOf(position, STEP_MAX));
}

/** The centre of the square a score stands for, as GEOPOS answers it. */
export function decodePosition(score: number): Position {
  const area = areaOfCell(cellOfScore(score));
  return {
    longitude: middle(area.longitude, LONGITUDES),
    latitude: middle(area.latitude, LATITUDES),
  };
}

/** The cell of the given step that a position lies in. */
export function cellOf(position: Position, step: number, latitudes: Interval = LATITUDES): GeoCell {
  return {
    step,
    column: Math.floor(shareOf(position.longitude, LONGITUDES) * 2 ** step),
    row: Math.floor(shareOf(position.latitude, latitudes) * 2 ** step),
  };
}

function shareOf(value: number, within: Interval): number {
  return (value - within.min) / (within.max - within.min);
}

/** The coordinates a cell covers. */
export function areaOfCell({ step, column, row }: GeoCell): GeoArea {
  return { longitude: slice(column, step, LONGITUDES), latitude: slice(row, step, LATITUDES) };
}

function slice(index: number, step: number, whole: Interval): Interval {
  const scale = whole.max - whole.min;
  return {
    min: whole.min + (index / 2 ** step) * scale,
    max: whole.min + ((index + 1) / 2 ** step) * scale,
  };
}

function middle({ min, max }: Interval, within: Interval): number {
  return Math.max(within.min, Math.min(within.max, (min + max) / 2));
}

/** The neighbour so many columns east and rows north; the grid wraps around on every side. */
export function moveCell(
  cell: GeoCell,
  move: { readonly east: number; readonly north: number },
): GeoCell {
  const size = 2 ** cell.step;
  // A coordinate at the very end of its range lies in one column too many, until it is moved.
  const wrap = (index: number, by: number): number =>
    by === 0 ? index : (index + by + size) % size;
  return {
    step: cell.step,
    column: wrap(cell.column, move.east),
    row: wrap(cell.row, move.north),
  };
}

/** The scores inside a cell: from `min` up to and without `max`. */
export function scoresOfCell(cell: GeoCell): { readonly min: number; readonly max: number } {
  const bits = interleave(cell);
  const unit = 2 ** (2 * (STEP_MAX - cell.step));
  return { min: bits * unit, max: (bits + 1) * unit };
}

const scoreOfCell = interleave;

function interleave({ column, row }: GeoCell): number {
  const low = (spread(row & 0xffff) | (spread(column & 0xffff) << 1)) >>> 0;
  const high = spread(row >>> 16) | (spread(column >>> 16) << 1);
  return high * 2 ** 32 + low;
}

function cellOfScore(score: number): GeoCell {
  const { high, low } = halvesOf(score);
  return {
    step: STEP_MAX,
    row: (gather(low) | (gather(high) << 16)) >>> 0,
    column: (gather(low >>> 1) | (gather(high >>> 1) << 16)) >>> 0,
  };
}

/** A double as C on x86-64 converts it to 64 unsigned bits, out-of-range values included. */
function halvesOf(score: number): { high: number; low: number } {
  if (score >= 0 && score < 2 ** 53) {
    return { high: Math.floor(score / 2 ** 32), low: score >>> 0 };
  }
  if (score >= 2 ** 64) return { high: 0, low: 0 };
  if (!(score >= -(2 ** 63))) return { high: 0x80000000, low: 0 };
  const bits = BigInt.asUintN(64, BigInt(Math.trunc(score)));
  return { high: Number(bits >> 32n), low: Number(bits & 0xffffffffn) };
}

/** Sixteen bits to the even places of thirty-two. */
function spread(value: number): number {
  let bits = value;
  bits = (bits | (bits << 8)) & 0x00ff00ff;
  bits = (bits | (bits << 4)) & 0x0f0f0f0f;
  bits = (bits | (bits << 2)) & 0x33333333;
  return (bits | (bits << 1)) & 0x55555555;
}

/** The bits in the even places, side by side. */
function gather(value: number): number {
  let bits = value & 0x55555555;
  bits = (bits | (bits >>> 1)) & 0x33333333;
  bits = (bits | (bits >>> 2)) & 0x0f0f0f0f;
  bits = (bits | (bits >>> 4)) & 0x00ff00ff;
  return (bits | (bits >>> 8)) & 0x0000ffff;
}

const GEOHASH_LETTERS = '0123456789bcdefghjkmnpqrstuvwxyz';

/**
 * The public eleven-letter geohash of a score, as GEOHASH answers it: latitudes counted to ±90,
 * and only 52 bits known, so the last letter is always 0.
 */
export function geohashOf(score: number): ByteString {
  const cell = cellOf(decodePosition(score), STEP_MAX, { min: -90, max: 90 });
  // A position on the antimeridian needs one bit too many, which Redis shifts out.
  const bits = BigInt(interleave(cell));
  let letters = '';
  for (let at = 1; at <= 10; at++) {
    letters += GEOHASH_LETTERS.charAt(Number((bits >> BigInt(52 - at * 5)) & 31n));
  }
  return asBytes(`${letters}0`);
}
