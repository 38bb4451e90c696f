/** What comes of a step that is no command. */
import type { ByteString, Reply } from '../kernel/index.ts';

/** What came of it. `unmet` is an expectation that failed, with the words that would have held. */
export type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'answered'; readonly reply: Reply }
  | {
      readonly kind: 'unmet';
      readonly message: string;
      readonly instead: readonly ByteString[];
    };
