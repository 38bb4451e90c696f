/** Copy link, and behind "more" the other things one can take along. */
import { useState, type ReactElement } from 'react';
import { Icon } from '../frame/icon.tsx';

export type Take = { readonly name: string; readonly take: () => Promise<void> | void };

type Props = { readonly copyLink: () => Promise<void>; readonly takes: readonly Take[] };

const saidMs = 1600;

export function CopyMenu({ copyLink, takes }: Props): ReactElement {
  const [said, setSaid] = useState('');
  const [isOpen, setOpen] = useState(false);
  const carryOut = (take: () => Promise<void> | void, word: string): void => {
    setOpen(false);
    Promise.resolve(take()).then(
      () => {
        setSaid(word);
        setTimeout(() => {
          setSaid('');
        }, saidMs);
      },
      () => {
        setSaid('The browser did not allow it');
      },
    );
  };
  return (
    <>
      <div
        className="menu"
        onKeyDown={(event) => {
          if (event.key === 'Escape') setOpen(false);
        }}
      >
        <button
          type="button"
          className="btn ico"
          aria-label="More to take along"
          aria-expanded={isOpen}
          onClick={() => {
            setOpen(!isOpen);
          }}
        >
          <Icon name="more" />
        </button>
        {isOpen ? (
          <ul>
            {takes.map(({ name, take }) => (
              <li key={name}>
                <button
                  type="button"
                  onClick={() => {
                    carryOut(take, name.startsWith('Copy') ? 'Copied' : 'Saved');
                  }}
                >
                  {name}
                </button>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
      <button
        type="button"
        className="btn pri"
        onClick={() => {
          carryOut(copyLink, 'Copied');
        }}
      >
        <Icon name="link" />
        <span aria-live="polite">{said === '' ? 'Copy link' : said}</span>
      </button>
    </>
  );
}
