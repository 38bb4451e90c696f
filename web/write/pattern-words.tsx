/** What a pattern is made of, beside the editor: enough to change the first one without reading elsewhere. */
import type { ReactElement } from 'react';

const WORDS: readonly (readonly [code: string, what: string])[] = [
  [
    'client(name, { region }, program)',
    'Somebody who runs commands in one region, one after another.',
  ],
  [
    "await redis.call('SET', 'k', 'v', 'NX')",
    'Any Redis command; the reply is as a client library gives it. A lost reply throws UnknownOutcome.',
  ],
  ['await redis.pause(250)', 'Waits, ms; meanwhile effects may arrive, or not.'],
  [
    'await redis.message(100)',
    'What a channel it subscribed to pushes within so many ms, or null.',
  ],
  ["redis.at('westeurope')", 'The same, spoken to another region.'],
  ["told('has the lock')", 'What the client does outside the database, because of a reply.'],
  ['always(facts => …)', 'Never false, in any execution.'],
  ['whenQuiet(facts => …)', 'True once every client is done and every effect has arrived.'],
  ['sometimes(facts => …)', 'True in at least one execution: the pattern can do what it is for.'],
  ['converges()', 'All regions show the same in the end.'],
  [
    'bounds: { faults: { timeouts: 1 } }',
    'What may go wrong, and how often; the review lets you change it.',
  ],
];

export function PatternWords(): ReactElement {
  return (
    <aside className="words" aria-labelledby="pattern-words">
      <h2 id="pattern-words">What a pattern says</h2>
      <dl>
        {WORDS.map(([code, what]) => (
          <div key={code}>
            <dt>{code}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </aside>
  );
}
