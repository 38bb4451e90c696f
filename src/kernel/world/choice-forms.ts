/** What the fields of each choice may be, for the door and for whoever reads choices from a file. */
import {
  advanceMsMax,
  argumentsMax,
  clockDriftPpmMax,
  clockSkewMsMax,
  FILLED_TEXT,
  FLAG,
  formOf,
  listOf,
  optional,
  simulatedValueBytesMax,
  TEXT,
  whole,
  within,
  type Form,
} from '../base/index.ts';
import { clogFactorMax, DELAY_MS } from '../network/index.ts';
import type { Choice } from './choice.ts';
import { isRegionName, REGION_NAME_RULE } from './region-name.ts';

type FieldName<Kind extends Choice['kind']> = Exclude<
  keyof Extract<Choice, { kind: Kind }>,
  'kind'
>;

export const SKEW_MS = whole({
  unit: 'whole ms',
  least: -clockSkewMsMax,
  most: clockSkewMsMax,
  limit: 'clockSkewMsMax',
});

export const DRIFT_PPM = whole({
  unit: 'whole millionths',
  least: -clockDriftPpmMax,
  most: clockDriftPpmMax,
  limit: 'clockDriftPpmMax',
});

export const MEMORY_BYTES = whole({
  unit: 'a whole number of bytes',
  least: 1,
  most: Number.MAX_SAFE_INTEGER,
});

const LONGEST_WAIT = { unit: 'whole ms', least: 0, most: advanceMsMax, limit: 'advanceMsMax' };

/** Of an argument or a key. */
export const BYTE_STRING = formOf(
  (value) => typeof value === 'string' && isBytes(value),
  `is a byte string of up to ${String(simulatedValueBytesMax)} (simulatedValueBytesMax), ` +
    'each character one byte, \\x00 to \\xff',
);

const isBytes = (value: string): boolean =>
  value.length <= simulatedValueBytesMax && !/[^\x00-\xff]/.test(value);

const ARGV = formOf(
  (value) => Array.isArray(value) && value.length > 0 && value.length <= argumentsMax,
  `is a list of 1 to ${String(argumentsMax)} byte strings (argumentsMax)`,
);

export const PICK = whole({ least: 0, most: Number.MAX_SAFE_INTEGER });

const ENDS = { from: FILLED_TEXT, to: FILLED_TEXT };
const LINK = { ...ENDS, oneWay: FLAG };
const PLACE = { region: FILLED_TEXT };

export const CHOICE_FORMS: {
  readonly [Kind in Choice['kind']]: Readonly<Record<FieldName<Kind>, Form>>;
} = {
  command: { ...PLACE, client: TEXT, argv: ARGV, picks: optional(listOf('whole numbers')) },
  deliver: ENDS,
  advance: { ms: whole(LONGEST_WAIT) },
  cut: LINK,
  heal: LINK,
  clog: {
    ...LINK,
    factor: within({ least: 1, most: clogFactorMax }),
    extraMs: DELAY_MS,
  },
  unclog: LINK,
  lose: ENDS,
  duplicate: ENDS,
  'full-sync': ENDS,
  clock: { ...PLACE, skewMs: SKEW_MS },
  drift: { ...PLACE, ppm: DRIFT_PPM },
  crash: PLACE,
  restart: PLACE,
  evict: { ...PLACE, key: BYTE_STRING },
  'force-remove': PLACE,
  remove: PLACE,
  join: { region: formOf(isRegionName, REGION_NAME_RULE) },
  flush: PLACE,
  maxmemory: { ...PLACE, bytes: MEMORY_BYTES },
  collect: {},
  tell: { ...PLACE, client: TEXT, what: TEXT, value: optional(TEXT) },
};
