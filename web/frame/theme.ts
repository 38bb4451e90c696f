/** Light or dark: the system's, until somebody says otherwise; kept by the browser, never in a link. */
import { useCallback, useEffect, useState } from 'react';
import type { Theme } from '../../src/explain/index.ts';
import { keep, readKept } from './kept.ts';

const key = 'geoproof.theme';

const readTheme = (): Theme => {
  const asked = new URLSearchParams(location.search).get('theme') ?? readKept(key);
  if (asked === 'light' || asked === 'dark') return asked;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
};

export function useTheme(): readonly [Theme, () => void] {
  const [theme, setTheme] = useState(readTheme);
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  const toggle = useCallback(() => {
    setTheme((current) => {
      const next = current === 'light' ? 'dark' : 'light';
      keep(key, next);
      return next;
    });
  }, []);
  return [theme, toggle];
}
