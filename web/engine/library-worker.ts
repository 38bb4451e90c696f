/** The worker that explores patterns of the library. */
import { findPattern } from '../../models/index.ts';
import type { Answer, Question } from './message.ts';
import { createService } from './serve.ts';

const serve = createService({
  find: (ref) => {
    const pattern = ref.kind === 'library' ? findPattern(ref.slug) : undefined;
    if (pattern === undefined) throw new Error('The library has no such pattern.');
    return Promise.resolve(pattern);
  },
  answer: (answer) => {
    postMessage(answer);
  },
});

addEventListener('message', (event: MessageEvent<Question>) => {
  serve(event.data);
});
postMessage({ kind: 'ready' } satisfies Answer);
