/**
 * One canonical text for plain data, and a hash of it: equal data give equal bytes on every
 * platform, whatever order a Map was filled in. Own code because identity of worlds rests on it.
 */

/** Canonical text of plain data: Maps and objects by sorted key, absent fields left out. */
export function canonical(value: unknown): string {
  if (typeof value === 'string') return `"${String(value.length)}:${value}`;
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  if (typeof value === 'bigint') return `${String(value)}n`;
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (value === undefined || value === null) return value === null ? '_' : '~';
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value instanceof Map) {
    const entries = [...value].map(([key, item]) => [canonical(key), canonical(item)] as const);
    return `{${joined(entries)}}`;
  }
  if (value instanceof Set) return `(${[...value].map(canonical).sort(byText).join(',')})`;
  const entries: (readonly [string, string])[] = [];
  for (const [key, item] of Object.entries(value)) {
    if (item !== undefined) entries.push([key, canonical(item)]);
  }
  return `<${joined(entries)}>`;
}

function joined(entries: (readonly [string, string])[]): string {
  entries.sort(([left], [right]) => byText(left, right));
  return entries.map(([key, item]) => `${key}=${item}`).join(',');
}

const byText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** 64-bit hash of a text (two murmur-like lanes) as 16 hex digits; not for secrets. */
export function hashText(source: string): string {
  let high = 0x9e3779b9;
  let low = 0x85ebca6b;
  for (let at = 0; at < source.length; at++) {
    const unit = source.charCodeAt(at);
    high = Math.imul(high ^ unit, 0x5bd1e995);
    high ^= high >>> 15;
    low = Math.imul(low ^ unit, 0x1b873593) + 0x52dce729;
    low ^= low >>> 13;
  }
  high = Math.imul(high ^ (low >>> 7), 0x2c1b3c6d);
  low = Math.imul(low ^ (high >>> 9), 0x297a2d39);
  return hex(high ^ (high >>> 16)) + hex(low ^ (low >>> 15));
}

const hex = (word: number): string => (word >>> 0).toString(16).padStart(8, '0');

/** A deep copy of plain data (arrays, Maps, Sets, objects); anything else is shared. */
export function copyData<Data>(value: Data): Data {
  return copyAny(value) as Data;
}

function copyAny(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copyAny);
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [key, copyAny(item)]));
  if (value instanceof Set) return new Set([...value].map(copyAny));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copyAny(item)]));
}
