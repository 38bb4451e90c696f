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
  if (Array.isArray(value)) return `[${listed(value)}]`;
  if (value instanceof Map) {
    const entries = [...value].map(([key, item]) => [canonical(key), canonical(item)] as const);
    return `{${joined(entries)}}`;
  }
  if (value instanceof Set) return `(${[...value].map(canonical).sort(byText).join(',')})`;
  return isFields(value) ? `<${fielded(value)}>` : '<>';
}

function listed(items: readonly unknown[]): string {
  let text = '';
  for (let at = 0; at < items.length; at++) {
    text += at === 0 ? canonical(items[at]) : `,${canonical(items[at])}`;
  }
  return text;
}

function joined(entries: (readonly [string, string])[]): string {
  if (entries.length > 1) entries.sort(([left], [right]) => byText(left, right));
  return entries.map(([key, item]) => `${key}=${item}`).join(',');
}

function fielded(fields: Fields): string {
  const names = Object.keys(fields);
  let text = '';
  for (const at of orderOf(names)) {
    const name = names[at] ?? '';
    const item = fields[name];
    if (item !== undefined) text += `${text === '' ? '' : ','}${name}=${canonical(item)}`;
  }
  return text;
}

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

type Shape = { readonly order: readonly number[]; readonly next: Map<string, Shape> };

/** Objects come in few shapes: the order of a shape's fields is worked out once. */
const shapes: Shape = { order: [], next: new Map() };
const shapesMax = 1000;
let shapesKnown = 0;

function orderOf(names: readonly string[]): readonly number[] {
  let shape = shapes;
  for (let at = 0; at < names.length; at++) {
    const name = names[at] ?? '';
    let longer = shape.next.get(name);
    if (longer === undefined) {
      const order = [...names.keys()].slice(0, at + 1);
      order.sort((left, right) => byText(names[left] ?? '', names[right] ?? ''));
      longer = { order, next: new Map() };
      if (shapesKnown++ < shapesMax) shape.next.set(name, longer);
    }
    shape = longer;
  }
  return shape.order;
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

/** What can copy itself: given how to copy what it holds. */
type Copied = { readonly copied: (copy: (value: unknown) => unknown) => unknown };

const copiesItself = (value: object): value is Copied =>
  'copied' in value && typeof value.copied === 'function';

/**
 * A deep copy of plain data (arrays, Maps, Sets, objects) and of objects that can copy themselves
 * (`copied`); anything else is shared.
 */
export function copyData<Data>(value: Data): Data {
  return copyAny(value) as Data;
}

function copyAny(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items: unknown[] = [];
    for (const item of value) items.push(copyAny(item));
    return items;
  }
  if (value instanceof Map) {
    const entries = new Map<unknown, unknown>();
    for (const [key, item] of value) entries.set(key, copyAny(item));
    return entries;
  }
  if (value instanceof Set) {
    const members = new Set<unknown>();
    for (const item of value) members.add(copyAny(item));
    return members;
  }
  if (!isPlain(value)) return copiesItself(value) ? value.copied(copyAny) : value;
  const fields: Record<string, unknown> = { ...value };
  for (const name of Object.keys(fields)) {
    const item = fields[name];
    if (typeof item === 'object') fields[name] = copyAny(item);
  }
  return fields;
}
