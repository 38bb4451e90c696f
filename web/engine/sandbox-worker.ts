/**
 * The worker that runs a pattern which somebody wrote: no network, no storage, no other worker, no
 * page. The ways out are closed before any foreign code runs; a server adds a policy that closes
 * them again (connect-src 'none'). The page ends the worker when it is silent for too long.
 */
import { transform } from 'sucrase';
import * as geoproof from '../../src/index.ts';
import { definePattern, type Pattern } from '../../src/index.ts';
import type { Answer, Question } from './message.ts';
import { createService } from './serve.ts';

/** Own patterns are small; a text longer than this is something else. */
const sourceMax = 100_000;
const answersPerSecondMax = 200;

const say = postMessage.bind(globalThis);
type Compiled = (...given: readonly unknown[]) => unknown;
/** The only place where text becomes code, and it is kept from the text. */
const Compile = Function as unknown as (...parts: readonly string[]) => Compiled;
const MAKERS =
  'return [async () => 0, function* () {}, async function* () {}].map((one) => one.constructor)';
closeWaysOut();

const dynamicImport = 'Promise.resolve().then(() => _interopRequireWildcard(require';

const known = new Map<string, Pattern>();
let answers = 0;
setInterval(() => {
  answers = 0;
}, 1000);

const serve = createService({
  find: (ref) => {
    if (ref.kind !== 'own') throw new Error('This worker runs only patterns that somebody wrote.');
    const kept = known.get(ref.source) ?? load(ref.source);
    known.set(ref.source, kept);
    return Promise.resolve(kept);
  },
  answer: (answer: Answer) => {
    answers += 1;
    if (answers <= answersPerSecondMax) say(answer);
  },
});

addEventListener('message', (event: MessageEvent<Question>) => {
  serve(event.data);
});
say({ kind: 'ready' } satisfies Answer);

/** Types are taken off, imports become a look-up of the one module there is. */
function load(source: string): Pattern {
  if (source.length > sourceMax) {
    throw new Error(`A pattern has at most ${String(sourceMax)} characters.`);
  }
  const { code } = transform(source, {
    transforms: ['typescript', 'imports'],
    filePath: 'pattern.ts',
  });
  // However it was spelt, this is what import() has become.
  if (code.includes(dynamicImport) || /\bimport\s*\(/.test(code)) {
    throw new Error('A pattern cannot load code while it runs: import() is closed.');
  }
  const module: { readonly exports: Record<string, unknown> } = { exports: {} };
  const need = (name: string): unknown => {
    if (name === 'geoproof') return geoproof;
    throw new Error(`A pattern may import only 'geoproof', not '${name}'.`);
  };
  Compile('exports', 'require', `'use strict';\n${code}`)(module.exports, need);
  const found = module.exports['default'] ?? Object.values(module.exports)[0];
  if (!isPattern(found)) {
    throw new Error('The text exports no pattern: write `export default definePattern({ … })`.');
  }
  return definePattern(found);
}

/** The rest is checked, with a sentence for each mistake, by `definePattern`. */
const isPattern = (value: unknown): value is Pattern => typeof value === 'object' && value !== null;

function closeWaysOut(): void {
  const names = [
    'fetch',
    'XMLHttpRequest',
    'WebSocket',
    'WebSocketStream',
    'WebTransport',
    'EventSource',
    'importScripts',
    'Worker',
    'SharedWorker',
    'BroadcastChannel',
    'indexedDB',
    'caches',
    'navigator',
    'postMessage',
    'eval',
    'Function',
    'Notification',
    'RTCPeerConnection',
    'FontFace',
    'fonts',
  ];
  for (const name of names) {
    for (let owner: object | null = globalThis; owner !== null; owner = reach(owner)) {
      if (Object.hasOwn(owner, name)) Reflect.deleteProperty(owner, name);
    }
    Reflect.defineProperty(globalThis, name, { value: undefined });
  }
  // Every kind of function knows a maker that turns text into code.
  for (const maker of [Compile, ...(Compile(MAKERS)() as readonly object[])]) {
    const prototype: unknown = Reflect.get(maker, 'prototype');
    if (prototype instanceof Object) {
      Reflect.defineProperty(prototype, 'constructor', { value: undefined });
    }
  }
}

function reach(owner: object): object | null {
  const above: unknown = Reflect.getPrototypeOf(owner);
  return typeof above === 'object' ? above : null;
}
