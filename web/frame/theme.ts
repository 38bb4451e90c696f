/** Light or dark: the system's, until somebody says otherwise; kept by the browser, never in a link. */
import { useCallback, useEffect, useState } from 'react';
import type { Theme } from '../../src/explain/index.ts';

const key = 'geoproof.theme';

const readTheme = (): Theme => {
  const asked = new URLSearchParams(location.search).get('theme') ?? readKept();
  if (asked === 'light' || asked === 'dark') return asked;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
};

/** Storage may be forbidden; the theme then lasts as long as the page. */
function readKept(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function useTheme(): readonly [Theme, () => void] {
  const [theme, setTheme] = useState(readTheme);
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  const toggle = useCallback(() => {
    setTheme((current) => {
      const next = current === 'light' ? 'dark' : 'light';
      try {
        localStorage.setItem(key, next);
      } catch {
        // See readKept.
      }
      return next;
    });
  }, []);
  return [theme, toggle];
}
