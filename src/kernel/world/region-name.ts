/** What a region may be called: a word that stands in files, in tokens and beside a prompt. */
import { regionNameLengthMax } from '../base/index.ts';

export const isRegionName = (name: unknown): name is string =>
  typeof name === 'string' && name.length <= regionNameLengthMax && /^[\w.-]+$/.test(name);

/** Follows the name of what is wrong. */
export const REGION_NAME_RULE = `has 1 to ${String(regionNameLengthMax)} letters, digits, '-', '_' or '.'`;
