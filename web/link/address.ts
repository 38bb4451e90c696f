/**
 * What a link carries after `#`: the view, the pattern or scenario, edits, bounds, run and cursor.
 * Simple places have readable addresses (`#/review/slug`); everything else is version 1: JSON,
 * deflated, base64url. Browsers never send this part anywhere.
 */
import { parseToken } from '../../src/index.ts';
import { decode, encode } from './codec.ts';
import type { Place } from './place.ts';
import { readPlace } from './read-place.ts';

export type { Fork, Line, Place } from './place.ts';

const version = '1.';

export const simpleAddress = (place: Place): string | undefined => {
  switch (place.view) {
    case 'patterns':
      if (place.words !== undefined) return `#/patterns/find/${encodeURIComponent(place.words)}`;
      return place.group === undefined ? '#/patterns' : `#/patterns/${place.group}`;
    case 'unreadable':
      return undefined;
    case 'explore':
      return Object.keys(place).length === 1 ? '#/explore' : undefined;
    case 'scenario':
      return place.text === undefined && place.cursorMs === undefined ? '#/scenario' : undefined;
    case 'write':
      return place.source === undefined ? '#/write' : undefined;
    case 'review':
      return place.pattern.kind === 'library' &&
        Object.keys(place).length === 2 &&
        place.pattern.cast === undefined
        ? `#/review/${place.pattern.slug}`
        : undefined;
  }
};

/** The part of a link from `#` on. The same place gives the same link. */
export async function printAddress(place: Place): Promise<string> {
  // Read once more, so that the order of fields does not depend on who made the place.
  const plain = JSON.stringify(readPlace(place) ?? place);
  return simpleAddress(place) ?? `#${version}${await encode(plain)}`;
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
    const place = readPlace(JSON.parse(await decode(address.slice(version.length))));
    if (place !== undefined) return place;
    return { view: 'unreadable', problem: 'The link says something that geoproof does not know.' };
  } catch {
    return { view: 'unreadable', problem: 'The link is cut off or damaged. Copy it whole.' };
  }
}

function parseSimple([view = '', slug = '', ...rest]: readonly string[]): Place {
  if (view === 'scenario' && slug !== '') return parseScenarioPlace(slug, rest.join('/'));
  if (view === 'run') return parseRun([slug, ...rest].join('/'));
  if (view === 'review' && slug !== '') return { view, pattern: { kind: 'library', slug } };
  if (view === 'patterns' && slug === 'find') return parseFilter(rest.join('/'));
  if (view === 'patterns' && slug !== '') return { view, group: slug };
  if (view === 'patterns' || view === 'explore' || view === 'scenario' || view === 'write') {
    return { view };
  }
  return { view: 'unreadable', problem: `There is no page '${view}'.` };
}

/** `#/patterns/find/WORDS`; words that cannot be read filter nothing. */
function parseFilter(word: string): Place {
  try {
    const words = decodeURIComponent(word);
    return words === '' ? { view: 'patterns' } : { view: 'patterns', words };
  } catch {
    return { view: 'patterns' };
  }
}

/** `#/run/TOKEN`, as the command line prints it under a counterexample. */
function parseRun(word: string): Place {
  try {
    const token = decodeURIComponent(word);
    const { slug } = parseToken(token);
    return { view: 'review', pattern: { kind: 'library', slug }, token };
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    return { view: 'unreadable', problem: `The token of this link cannot be read: ${why}` };
  }
}

/** `#/scenario/CURSOR/TEXT`, as a failing test prints it. */
function parseScenarioPlace(cursor: string, word: string): Place {
  try {
    const text = decodeURIComponent(word.replace(/\+/g, ' '));
    if (/^\d{1,9}$/.test(cursor) && text !== '') {
      return { view: 'scenario', text, cursorMs: Number(cursor) };
    }
  } catch {
    // Not what encodeURIComponent writes: said below.
  }
  return { view: 'unreadable', problem: 'The scenario of this link is cut off. Copy it whole.' };
}
