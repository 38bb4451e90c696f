/** Which keys a run shows, and the short names it shows them by. */
import { renderArgument, text, type ByteString, type TraceEvent } from '../kernel/index.ts';

export type RunKey = {
  readonly key: ByteString;
  /** `k` for the only long key, `k1`, `k2` for several; a short key is its own name. */
  readonly name: string;
};

const ownNameLengthMax = 8;

/** The keys asked for, or else those that most regions touched, then those touched most often. */
export function chooseKeys(
  events: readonly TraceEvent[],
  asked: readonly ByteString[] | undefined,
  keysMax: number,
): readonly RunKey[] {
  return nameKeys((asked ?? rankKeys(events)).slice(0, keysMax));
}

function nameKeys(keys: readonly ByteString[]): readonly RunKey[] {
  const isPlain = (key: ByteString): boolean =>
    key.length <= ownNameLengthMax && renderArgument(key) === text(key);
  if (keys.every(isPlain)) return keys.map((key) => ({ key, name: text(key) }));
  if (keys.length === 1) return keys.map((key) => ({ key, name: 'k' }));
  return keys.map((key, index) => ({ key, name: `k${String(index + 1)}` }));
}

type Touches = { readonly regions: Set<string>; count: number };

function rankKeys(events: readonly TraceEvent[]): readonly ByteString[] {
  const touched = new Map<ByteString, Touches>();
  for (const event of events) {
    if (event.kind !== 'command' && event.kind !== 'expire' && event.kind !== 'evict') continue;
    for (const { key } of event.shown) {
      const touches = touched.get(key) ?? { regions: new Set(), count: 0 };
      touches.regions.add(event.region);
      touches.count += 1;
      touched.set(key, touches);
    }
  }
  // A stable sort: among equals the key that was touched first comes first.
  return [...touched]
    .sort(
      ([, left], [, right]) => right.regions.size - left.regions.size || right.count - left.count,
    )
    .map(([key]) => key);
}
