/** Playing moves the cursor and nothing else. With reduced motion it steps from event to event. */
import { useEffect, useRef, useState } from 'react';
import type { Run } from '../../src/explain/index.ts';

export type Playback = {
  readonly isPlaying: boolean;
  readonly toggle: () => void;
  readonly stop: () => void;
};

/** A whole run takes this long, whatever its virtual length. */
const wholeRunMs = 6000;
const stepEveryMs = 700;

export function usePlayback(run: Run, cursorMs: number, onCursor: (ms: number) => void): Playback {
  const [isPlaying, setPlaying] = useState(false);
  const latest = useRef({ cursorMs, onCursor });
  useEffect(() => {
    latest.current = { cursorMs, onCursor };
  });
  useEffect(() => {
    if (!isPlaying) return undefined;
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (isStill || run.axis === 'order') {
      const timer = setInterval(() => {
        const next = run.events.find(({ t }) => t > latest.current.cursorMs);
        if (next === undefined) setPlaying(false);
        else latest.current.onCursor(next.t);
      }, stepEveryMs);
      return () => {
        clearInterval(timer);
      };
    }
    let beforeMs: number | undefined;
    let exactMs = latest.current.cursorMs;
    let request = 0;
    const turn = (nowMs: number): void => {
      exactMs += ((nowMs - (beforeMs ?? nowMs)) / wholeRunMs) * run.endMs;
      beforeMs = nowMs;
      latest.current.onCursor(Math.min(run.endMs, Math.round(exactMs)));
      if (exactMs >= run.endMs) setPlaying(false);
      else request = requestAnimationFrame(turn);
    };
    request = requestAnimationFrame(turn);
    return () => {
      cancelAnimationFrame(request);
    };
  }, [isPlaying, run]);
  return {
    isPlaying,
    toggle: () => {
      if (!isPlaying && cursorMs >= run.endMs) onCursor(0);
      setPlaying(!isPlaying);
    },
    stop: () => {
      setPlaying(false);
    },
  };
}
