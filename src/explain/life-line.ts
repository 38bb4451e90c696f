/** What becomes of a region as a member, in the words of one line. */
import type { LifeEvent, RegionEvent } from '../kernel/index.ts';
import { tellShown } from './link-line.ts';
import { groupDigits, type Run } from './run.ts';

export function tellLife(
  run: Run,
  event: LifeEvent | RegionEvent,
): { what: string; reply: string } {
  switch (event.kind) {
    case 'crash': {
      const { amount } = event;
      const lost = `${groupDigits(amount)} of its writes ${amount === 1 ? 'is' : 'are'} gone here`;
      return { what: 'crash', reply: amount === 0 ? '' : lost };
    }
    case 'restart':
      return { what: 'restart', reply: tellShown(run, event.shown) };
    case 'join':
      return {
        what: `joins as instance ${String(event.instance)}`,
        reply: tellShown(run, event.shown),
      };
    case 'release':
      return {
        what: `has synced ${event.byMerge ? 'in full' : 'with its peers'}`,
        reply: `takes writes as instance ${String(event.instance)}`,
      };
    case 'linking':
      return {
        what: 'is being linked to the database',
        reply: `answers nobody for ${groupDigits(event.amount)} ms`,
      };
    case 'leave':
      return { what: 'is being removed', reply: 'takes no more writes' };
    case 'left':
      return { what: 'has passed on all it wrote', reply: 'out of the database' };
    case 'force-remove':
      return { what: 'removed from the database', reply: '' };
    case 'collect':
      return { what: `${String(event.amount)} tombstones collected`, reply: '' };
    case 'maxmemory':
      return { what: `maxmemory is ${groupDigits(event.amount)} bytes`, reply: '' };
    case 'out-of-memory':
      return { what: 'out of memory', reply: 'replication to it waits' };
    case 'memory-back':
      return { what: 'memory is back', reply: 'replication to it resumes' };
    case 'clock':
      return {
        what: `clock steps to ${event.amount > 0 ? '+' : ''}${groupDigits(event.amount)} ms`,
        reply: '',
      };
    case 'drift':
      return {
        what:
          event.amount === 0
            ? 'clock runs right again'
            : `clock runs ${groupDigits(Math.abs(event.amount))} ppm too ${event.amount > 0 ? 'fast' : 'slow'}`,
        reply: '',
      };
  }
}
