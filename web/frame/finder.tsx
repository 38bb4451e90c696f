/** Find anything: patterns and places by their words. Opened by Ctrl K or by pressing it. */
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { CATALOGUE } from '../engine/catalogue.ts';
import { Icon } from './icon.tsx';

const PLACES = [
  ...CATALOGUE.map(({ name, group, slug }) => ({ name, about: group, href: `#/review/${slug}` })),
  { name: 'Explore at the prompts', about: 'Place', href: '#/explore' },
  { name: 'Scenario editor', about: 'Place', href: '#/scenario' },
  { name: 'Write your own pattern', about: 'Place', href: '#/write' },
];
const foundMax = 8;

export function Finder(): ReactElement {
  const dialog = useRef<HTMLDialogElement>(null);
  const [words, setWords] = useState('');
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      dialog.current?.showModal();
    };
    addEventListener('keydown', listen);
    return () => {
      removeEventListener('keydown', listen);
    };
  }, []);
  const asked = words.toLowerCase().split(/\s+/).filter(Boolean);
  const found = PLACES.filter(({ name, about }) =>
    asked.every((word) => `${name} ${about}`.toLowerCase().includes(word)),
  ).slice(0, foundMax);
  const close = (): void => {
    dialog.current?.close();
    setWords('');
  };
  return (
    <>
      <button
        type="button"
        className="find"
        onClick={() => {
          dialog.current?.showModal();
        }}
      >
        <Icon name="search" /> Find anything <kbd>Ctrl K</kbd>
      </button>
      <dialog ref={dialog} className="finder" aria-label="Find anything">
        <form
          method="dialog"
          onSubmit={(event) => {
            event.preventDefault();
            const [first] = found;
            if (first !== undefined) location.hash = first.href;
            close();
          }}
        >
          <input
            aria-label="Find a pattern or a place"
            placeholder="Find a pattern or a place"
            value={words}
            autoFocus
            onChange={(event) => {
              setWords(event.currentTarget.value);
            }}
          />
        </form>
        <ul>
          {found.map(({ name, about, href }) => (
            <li key={href}>
              <a href={href} onClick={close}>
                {name} <span className="mut">{about}</span>
              </a>
            </li>
          ))}
        </ul>
        {found.length === 0 ? (
          <p className="mut">Nothing is called so. Try a single word.</p>
        ) : null}
      </dialog>
    </>
  );
}
