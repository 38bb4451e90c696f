/** Name, places, find, theme. */
import type { ReactElement } from 'react';
import type { Place } from '../link/address.ts';
import { Finder } from './finder.tsx';

type Props = { readonly view: Place['view']; readonly onTheme: () => void };

const PLACES = [
  { view: 'patterns', name: 'Patterns' },
  { view: 'explore', name: 'Explore' },
  { view: 'scenario', name: 'Scenario' },
  { view: 'write', name: 'Write your own' },
] as const;

export function TopBar({ view, onTheme }: Props): ReactElement {
  const shown = view === 'review' ? 'patterns' : view;
  return (
    <header className="top">
      <a className="brand" href="#/patterns">
        <svg
          viewBox="0 0 22 22"
          fill="none"
          strokeWidth="2"
          strokeLinecap="round"
          aria-hidden="true"
        >
          <path d="M2 5h18" stroke="var(--r1)" />
          <path d="M2 17h18" stroke="var(--r2)" />
          <path d="M7 5l8 12" stroke="var(--r1)" strokeWidth="1.6" />
          <path d="M7 17l8-12" stroke="var(--r2)" strokeWidth="1.6" />
        </svg>
        geoproof
      </a>
      <nav className="nav" aria-label="Main">
        {PLACES.map((place) => (
          <a
            key={place.view}
            href={`#/${place.view}`}
            aria-current={place.view === shown ? 'page' : undefined}
          >
            {place.name}
          </a>
        ))}
      </nav>
      <span className="sp" />
      <Finder />
      <button
        type="button"
        className="btn ico"
        aria-label="Switch theme"
        title="Switch theme"
        onClick={onTheme}
      >
        <svg className="i" viewBox="0 0 16 16" aria-hidden="true">
          <circle cx="8" cy="8" r="5.4" />
          <path d="M8 2.6v10.8a5.4 5.4 0 000-10.8z" fill="currentColor" stroke="none" />
        </svg>
      </button>
    </header>
  );
}
