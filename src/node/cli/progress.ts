/** A bar on standard error while somebody watches, and nothing at all otherwise. */
import { groupThousands } from '../../report/index.ts';
import type { Terminal } from './terminal.ts';

export type Progress = {
  /** Which pattern is being checked, of how many. */
  readonly begin: (name: string, index: number) => void;
  readonly reach: (progress: { readonly states: number; readonly depth: number }) => void;
  readonly end: () => void;
};

const frameMs = 80;
const barWidth = 24;
const nameWidthMax = 36;

export function showProgress(terminal: Terminal, total: number): Progress {
  if (!terminal.isWatched) return { begin: nothing, reach: nothing, end: nothing };
  let name = '';
  let done = 0;
  let drawnMs = 0;
  const draw = (tail: string): void => {
    const filled = Math.round((done / Math.max(1, total)) * barWidth);
    const bar = '━'.repeat(filled) + '─'.repeat(barWidth - filled);
    terminal.drawBar(
      `  ${bar} ${String(done)}/${String(total)}  ${name.slice(0, nameWidthMax)}${tail}`,
    );
  };
  return {
    begin(pattern, index) {
      name = pattern;
      done = index;
      draw('');
    },
    reach({ states, depth }) {
      const nowMs = performance.now();
      if (nowMs - drawnMs < frameMs) return;
      drawnMs = nowMs;
      draw(`  ${groupThousands(states)} states, ${String(depth)} steps deep`);
    },
    end: () => terminal.drawBar(''),
  };
}

const nothing = (): void => undefined;
