/** Readers of the words that only geo commands take: positions, units and lengths. */
import {
  formatFixed,
  isError,
  isPosition,
  parseDouble,
  type ByteString,
  type ErrorReply,
  type GeoUnit,
  type Position,
} from '../base/index.ts';
import { isOption, wordAt } from './arguments.ts';
import { error, NOT_A_FLOAT } from './errors.ts';
import type { Argv } from './spec.ts';

/** Reads longitude and latitude, in degrees, from an index on. */
export function readPosition(argv: Argv, at: number): Position | ErrorReply {
  const longitude = parseDouble(wordAt(argv, at));
  if (longitude === undefined) return NOT_A_FLOAT;
  const latitude = parseDouble(wordAt(argv, at + 1));
  if (latitude === undefined) return NOT_A_FLOAT;
  const position = { longitude, latitude };
  if (isPosition(position)) return position;
  const pair = `${printDegrees(longitude)},${printDegrees(latitude)}`;
  return error(`ERR invalid longitude,latitude pair ${pair}`);
}

/** C's `%f`. */
function printDegrees(value: number): string {
  if (Number.isFinite(value)) return formatFixed(value, 6);
  return value > 0 ? 'inf' : '-inf';
}

const UNITS: readonly GeoUnit[] = ['m', 'km', 'ft', 'mi'];
const UNKNOWN_UNIT = error('ERR unsupported unit provided. please use M, KM, FT, MI');

export function readUnit(word: ByteString): GeoUnit | ErrorReply {
  return UNITS.find((unit) => isOption(word, unit)) ?? UNKNOWN_UNIT;
}

/** The size of a search area, in its unit. */
export type SearchArea =
  | { readonly kind: 'circle'; readonly unit: GeoUnit; readonly radius: number }
  | {
      readonly kind: 'box';
      readonly unit: GeoUnit;
      readonly width: number;
      readonly height: number;
    };

const NOT_A_RADIUS = error('ERR need numeric radius');
const RADIUS_NEGATIVE = error('ERR radius cannot be negative');
const NOT_A_WIDTH = error('ERR need numeric width');
const NOT_A_HEIGHT = error('ERR need numeric height');
const SIDE_NEGATIVE = error('ERR height or width cannot be negative');

/** Reads a radius and its unit from an index on. */
export function readCircle(argv: Argv, at: number): SearchArea | ErrorReply {
  const radius = parseDouble(wordAt(argv, at));
  if (radius === undefined) return NOT_A_RADIUS;
  if (radius < 0) return RADIUS_NEGATIVE;
  const unit = readUnit(wordAt(argv, at + 1));
  return isError(unit) ? unit : { kind: 'circle', unit, radius };
}

/** Reads a width, a height and their unit from an index on. */
export function readBox(argv: Argv, at: number): SearchArea | ErrorReply {
  const width = parseDouble(wordAt(argv, at));
  if (width === undefined) return NOT_A_WIDTH;
  const height = parseDouble(wordAt(argv, at + 1));
  if (height === undefined) return NOT_A_HEIGHT;
  if (width < 0 || height < 0) return SIDE_NEGATIVE;
  const unit = readUnit(wordAt(argv, at + 2));
  return isError(unit) ? unit : { kind: 'box', unit, width, height };
}
