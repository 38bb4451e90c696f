/** One engine for the library and one, walled in, for what somebody wrote. */
import { createEngine, type Engine } from './engine.ts';
import type { PatternRef } from './message.ts';
import { withServer } from './served.ts';

const library = withServer(
  createEngine({
    create: () =>
      new Worker(new URL('./library-worker.ts', import.meta.url), {
        type: 'module',
        name: 'geoproof library',
      }),
  }),
);

const own = createEngine({
  create: () =>
    new Worker(new URL('./sandbox-worker.ts', import.meta.url), {
      type: 'module',
      name: 'geoproof sandbox',
    }),
  silenceMsMax: 15_000,
});

export function engineFor(ref: PatternRef): Engine {
  return ref.kind === 'library' ? library : own;
}
