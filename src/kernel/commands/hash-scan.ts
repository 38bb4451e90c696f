/** HSCAN: the whole hash in one page, as Redis answers for a small one. */
import { isError } from '../base/index.ts';
import { wordAt } from './arguments.ts';
import { readScanOptions, refuseCursor, scanPage } from './scan-options.ts';
import { answer, ONE_KEY, type Argv, type KeyspaceCommand, type Outcome } from './spec.ts';
import type { View } from './view.ts';

export const HASH_SCAN_COMMANDS: readonly KeyspaceCommand[] = [
  {
    kind: 'keyspace',
    name: 'hscan',
    group: 'hash',
    summary: 'Iterates over the fields and values of a hash.',
    since: '2.8.0',
    arity: -3,
    usage: 'key cursor [MATCH pattern] [COUNT count]',
    flags: ['readonly'],
    keys: ONE_KEY,
    prepare: hscan,
  },
];

/** Redis reads the options last: without the key they are not even looked at. */
function hscan(view: View, argv: Argv): Outcome {
  const refusal = refuseCursor(wordAt(argv, 2));
  if (refusal !== undefined) return answer(refusal);
  const hash = view.hash(wordAt(argv, 1));
  if (hash === undefined) return answer(scanPage([]));
  if (isError(hash)) return answer(hash);
  const options = readScanOptions(argv, 3);
  if (isError(options)) return answer(options);
  return answer(
    scanPage(
      hash
        .entries()
        .filter(([field]) => options.selects(field))
        .flat(),
    ),
  );
}
