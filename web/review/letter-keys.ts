/**
 * Keys that are a single character (WCAG 2.1.4): they work only with the focus in the diagram, and
 * whoever speaks to a computer or presses keys by accident can switch them off for good.
 */
import { useCallback, useState, type KeyboardEvent } from 'react';
import { keep, readKept } from '../frame/kept.ts';

const key = 'geoproof.letters';

export type LetterKeys = {
  readonly areOn: boolean;
  readonly set: (areOn: boolean) => void;
  /** A key that does nothing now, because it is a letter, a digit or a sign. */
  readonly isOff: (event: KeyboardEvent) => boolean;
};

export function useLetterKeys(): LetterKeys {
  const [areOn, setOn] = useState(() => readKept(key) !== 'off');
  const set = useCallback((next: boolean) => {
    setOn(next);
    keep(key, next ? 'on' : 'off');
  }, []);
  const isOff = useCallback(
    (event: KeyboardEvent) => !areOn && event.key.length === 1 && event.key !== ' ',
    [areOn],
  );
  return { areOn, set, isOff };
}
