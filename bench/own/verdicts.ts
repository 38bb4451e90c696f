/** How long the library's patterns take to decide: what a person waits for. */
import { check, type Pattern } from '../../src/explore/index.ts';

export type Decided = {
  readonly states: number;
  readonly hash: string;
};

export async function decide(pattern: Pattern, delivery: 'auto' | 'every'): Promise<Decided> {
  const verdicts = await check(pattern, { delivery });
  return {
    states: verdicts[0]?.explored.states ?? 0,
    hash: verdicts.map(({ status }) => status).join(' '),
  };
}
