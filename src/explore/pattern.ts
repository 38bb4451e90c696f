/** A pattern: an application's clients and what its authors believe, checked for sense. */
import {
  regionsMax,
  regionsMin,
  requireUse,
  resolveProfile,
  type ProfileRequest,
} from '../kernel/index.ts';
import type { Client } from '../clients/index.ts';
import type { BoundsRequest } from './bounds.ts';
import type { Property } from './property.ts';

export type Status = 'holds' | 'refuted' | 'unknown';

export type Pattern = {
  readonly name: string;
  /** What the authors believe, in one sentence. */
  readonly belief?: string;
  readonly regions: readonly string[];
  readonly clients: readonly Client[];
  readonly properties: Readonly<Record<string, Property>>;
  readonly bounds?: BoundsRequest;
  readonly profile?: ProfileRequest;
  /** Commands run before the clients start, delivered everywhere: what is already there. */
  readonly given?: readonly (readonly [region: string, ...argv: string[]])[];
  /** The verdict each property is known to have: `check` exits 0 when they come out so. */
  readonly expected?: Readonly<Record<string, Status>>;
  /** Rules the story rests on. */
  readonly rules?: readonly string[];
};

/** Checks a pattern's parts against each other and gives it back. */
export function definePattern<Given extends Pattern>(pattern: Given): Given {
  const { name, regions, clients, properties } = pattern;
  requireUse(typeof name === 'string' && name !== '', 'a pattern needs a name');
  const where = `pattern '${name}'`;
  requireUse(
    Array.isArray(regions) && regions.length >= regionsMin && regions.length <= regionsMax,
    `${where} needs ${String(regionsMin)} to ${String(regionsMax)} regions`,
  );
  requireUse(
    Array.isArray(clients) && clients.length > 0,
    `${where} has no clients: nothing would happen; add client(name, { region }, program)`,
  );
  const names = new Set<string>();
  for (const { name: clientName, region } of clients) {
    requireUse(
      regions.includes(region),
      `${where}: client '${clientName}' is in region '${region}'; the regions are ${regions.join(', ')}`,
    );
    requireUse(!names.has(clientName), `${where}: two clients are called '${clientName}'`);
    names.add(clientName);
  }
  const known = Object.keys(properties);
  requireUse(known.length > 0, `${where} has no properties: nothing would be checked`);
  for (const property of Object.keys(pattern.expected ?? {})) {
    requireUse(
      known.includes(property),
      `${where} expects a verdict of '${property}', which is not among its properties: ${known.join(', ')}`,
    );
  }
  resolveProfile(pattern.profile);
  return pattern;
}

/** The name in a form that fits a file name and a token: lower case, words joined by '-'. */
export function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
