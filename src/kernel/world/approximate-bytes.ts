/**
 * How large plain data would be on the wire: its strings and numbers, and a little for each part.
 * An estimate that is the same everywhere, for what is measured in bytes: backlogs and full syncs.
 */
const partBytes = 8;

export function approximateBytes(value: unknown): number {
  if (typeof value === 'string') return value.length + partBytes;
  if (typeof value !== 'object' || value === null) return partBytes;
  let bytes = partBytes;
  if (Array.isArray(value) || value instanceof Set) {
    for (const item of value) bytes += approximateBytes(item);
    return bytes;
  }
  if (value instanceof Map) {
    for (const [key, item] of value) bytes += approximateBytes(key) + approximateBytes(item);
    return bytes;
  }
  for (const item of Object.values(value)) bytes += approximateBytes(item);
  return bytes;
}
