/** String commands. Rules: STR-1…6, CTR-1…7, EXP-9. */
import { bulk, bulkOrNil, isError, NIL, OK } from '../base/index.ts';
import { answer, change, ONE_KEY, type Argv, type KeyspaceCommand, type Outcome } from './spec.ts';
import { assignString } from './update.ts';
import type { View } from './view.ts';

export const STRING_COMMANDS: readonly KeyspaceCommand[] = [
  {
    kind: 'keyspace',
    name: 'get',
    group: 'string',
    summary: 'Returns the string value of a key.',
    since: '1.0.0',
    arity: 2,
    usage: 'key',
    flags: ['readonly'],
    keys: ONE_KEY,
    prepare: get,
  },
];

function get(view: View, argv: Argv): Outcome {
  const [, key] = argv;
  if (key === undefined) return answer(NIL);
  const value = view.string(key);
  return answer(isError(value) ? value : bulkOrNil(value));
}
void bulk;
void change;
void OK;
void assignString;
