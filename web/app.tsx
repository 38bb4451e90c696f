/** Which screen the address asks for. The address follows what one does, so a reload loses nothing. */
import { useCallback, useEffect, useRef, useState, type ReactElement } from 'react';
import { TopBar } from './frame/top-bar.tsx';
import { useTheme } from './frame/theme.ts';
import { parseAddress, printAddress, type Place } from './link/address.ts';
import { ExploreScreen } from './explore/explore-screen.tsx';
import { ReviewScreen } from './review/review-screen.tsx';
import { PatternsScreen } from './screens/patterns-screen.tsx';
import { UnreadableScreen } from './screens/unreadable-screen.tsx';

export function App(): ReactElement {
  const [, toggleTheme] = useTheme();
  const [opened, setOpened] = useState<
    { readonly place: Place; readonly number: number } | undefined
  >(undefined);
  const written = useRef('');

  useEffect(() => {
    let number = 0;
    const open = (): void => {
      if (location.hash === written.current && written.current !== '') return;
      const mine = (number += 1);
      void parseAddress(location.hash).then((place) => {
        if (mine === number) setOpened({ place, number: mine });
      });
    };
    open();
    addEventListener('hashchange', open);
    return () => {
      removeEventListener('hashchange', open);
    };
  }, []);
  const keep = useCallback((place: Place) => {
    void printAddress(place).then((address) => {
      if (address === location.hash) return;
      written.current = address;
      history.replaceState(null, '', address);
    });
  }, []);

  return (
    <>
      <a className="sr" href="#main">
        Skip to content
      </a>
      <TopBar view={opened?.place.view ?? 'patterns'} onTheme={toggleTheme} />
      {opened === undefined ? null : (
        <Screen key={opened.number} place={opened.place} onPlace={keep} />
      )}
    </>
  );
}

type ScreenProps = { readonly place: Place; readonly onPlace: (place: Place) => void };

function Screen({ place, onPlace }: ScreenProps): ReactElement {
  switch (place.view) {
    case 'patterns':
      return <PatternsScreen group={place.group} />;
    case 'review':
      return <ReviewScreen place={place} onPlace={onPlace} />;
    case 'unreadable':
      return <UnreadableScreen problem={place.problem} />;
    case 'explore':
      return <ExploreScreen place={place} onPlace={onPlace} />;
    case 'scenario':
    case 'write':
      return <UnreadableScreen problem="This screen is not here yet." />;
  }
}
