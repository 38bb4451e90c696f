/** Who wrote which value: what lets a value wear its writer's colour wherever it appears. */
import type { ByteString } from '../kernel/index.ts';
import type { Run } from './run.ts';

/** Instance id by value. Values of one letter, and values that two regions wrote, stay uncoloured. */
export type Authors = ReadonlyMap<ByteString, number>;

const valueLengthMin = 2;

export function readAuthors(run: Run): Authors {
  const authors = new Map<ByteString, number>();
  const contested = new Set<ByteString>();
  for (const event of run.events) {
    if (!('shown' in event)) continue;
    for (const { value, writer } of event.shown) {
      if (writer === undefined || value.length < valueLengthMin) continue;
      const known = authors.get(value);
      if (known !== undefined && known !== writer.origin) contested.add(value);
      authors.set(value, writer.origin);
    }
  }
  for (const value of contested) authors.delete(value);
  return authors;
}
