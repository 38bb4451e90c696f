/**
 * What a link carries after `#`: the view, the pattern or scenario, edits, bounds, run and cursor.
 * Simple places have readable addresses (`#/review/slug`); everything else is version 1: JSON,
 * deflated, base64url. Browsers never send this part anywhere.
 */
import type { BoundsRequest } from '../../src/index.ts';
import type { PatternRef } from '../engine/message.ts';
import type { WhatIf } from '../engine/what-if.ts';
import { decode, encode } from './codec.ts';

/** One line of an exploration: a command at a prompt, or a local verb. */
export type Line = { readonly region: string; readonly text: string };

export type Place =
  | { readonly view: 'patterns'; readonly group?: string }
  | {
      readonly view: 'review';
      readonly pattern: PatternRef;
      readonly bounds?: BoundsRequest;
      readonly property?: string;
      readonly runs?: readonly WhatIf[];
      /** Which run is shown: 0 is the one that was found. */
      readonly run?: number;
      readonly cursorMs?: number;
    }
  | {
      readonly view: 'explore';
      readonly regions?: readonly string[];
      readonly lines?: readonly Line[];
    }
  | { readonly view: 'scenario'; readonly text?: string }
  | { readonly view: 'write'; readonly source?: string }
  /** A link that cannot be read, and why. */
  | { readonly view: 'unreadable'; readonly problem: string };

const version = '1.';

export const simpleAddress = (place: Place): string | undefined => {
  switch (place.view) {
    case 'patterns':
      return place.group === undefined ? '#/patterns' : `#/patterns/${place.group}`;
    case 'unreadable':
      return undefined;
    case 'explore':
      return place.lines === undefined && place.regions === undefined ? '#/explore' : undefined;
    case 'scenario':
      return place.text === undefined ? '#/scenario' : undefined;
    case 'write':
      return place.source === undefined ? '#/write' : undefined;
    case 'review':
      return place.pattern.kind === 'library' && Object.keys(place).length === 2
        ? `#/review/${place.pattern.slug}`
        : undefined;
  }
};

/** The part of a link from `#` on. The same place gives the same link. */
export async function printAddress(place: Place): Promise<string> {
  return simpleAddress(place) ?? `#${version}${await encode(JSON.stringify(place))}`;
}

export async function parseAddress(hash: string): Promise<Place> {
  const address = hash.replace(/^#/, '');
  if (address === '' || address === '/') return { view: 'patterns' };
  if (address.startsWith('/')) return parseSimple(address.slice(1).split('/'));
  if (!address.startsWith(version)) {
    const [named = ''] = address.split('.');
    return {
      view: 'unreadable',
      problem: /^\d+$/.test(named)
        ? `This link is of version ${named}; this playground reads version 1. Open it with the geoproof that made it.`
        : 'This is no link of geoproof.',
    };
  }
  try {
    const place: unknown = JSON.parse(await decode(address.slice(version.length)));
    if (isPlace(place)) return place;
    return { view: 'unreadable', problem: 'The link says something that geoproof does not know.' };
  } catch {
    return { view: 'unreadable', problem: 'The link is cut off or damaged. Copy it whole.' };
  }
}

function parseSimple([view = '', slug = '']: readonly string[]): Place {
  if (view === 'review' && slug !== '') return { view, pattern: { kind: 'library', slug } };
  if (view === 'patterns' && slug !== '') return { view, group: slug };
  if (view === 'patterns' || view === 'explore' || view === 'scenario' || view === 'write') {
    return { view };
  }
  return { view: 'unreadable', problem: `There is no page '${view}'.` };
}

const VIEWS = ['patterns', 'review', 'explore', 'scenario', 'write'];

/** Looks at the outline; what is inside is checked where it is used. */
function isPlace(value: unknown): value is Place {
  if (!isRecord(value) || typeof value['view'] !== 'string' || !VIEWS.includes(value['view'])) {
    return false;
  }
  const { view, pattern, runs = [], lines = [], regions = [], cursorMs = 0, run = 0 } = value;
  if (!Array.isArray(runs) || !runs.every(isWhatIf)) return false;
  if (!Array.isArray(lines) || !lines.every((line) => isTexts(line, ['region', 'text'])))
    return false;
  if (!Array.isArray(regions) || !regions.every((region) => typeof region === 'string'))
    return false;
  if (typeof cursorMs !== 'number' || typeof run !== 'number') return false;
  return view !== 'review' || isTexts(pattern, ['slug']) || isTexts(pattern, ['source']);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isTexts = (value: unknown, names: readonly string[]): boolean =>
  isRecord(value) && names.every((name) => typeof value[name] === 'string');

function isWhatIf(value: unknown): boolean {
  if (!isRecord(value) || typeof value['latencyMs'] !== 'number') return false;
  return ['latencies', 'skews', 'actions', 'changes'].every((name) => Array.isArray(value[name]));
}
