/** What opens beneath a diagram: the run as a table, and the list of keys. */
import { useState } from 'react';
import { useLetterKeys, type LetterKeys } from './letter-keys.ts';

export type Panels = {
  readonly isTable: boolean;
  readonly isHelp: boolean;
  readonly letterKeys: LetterKeys;
  readonly toggleTable: () => void;
  readonly toggleHelp: () => void;
};

export function usePanels(): Panels {
  const [isTable, setTable] = useState(false);
  const [isHelp, setHelp] = useState(false);
  const letterKeys = useLetterKeys();
  return {
    isTable,
    isHelp,
    letterKeys,
    toggleTable: () => {
      setTable(!isTable);
    },
    toggleHelp: () => {
      setHelp(!isHelp);
    },
  };
}
