/** Which screen the address asks for. The address follows what one does, so a reload loses nothing. */
import { Suspense, useCallback, useEffect, useRef, useState, type ReactElement } from 'react';
import { Boundary } from './frame/boundary.tsx';
import { loadScreen } from './frame/load-screen.ts';
import { Opening } from './frame/opening.tsx';
import { TopBar } from './frame/top-bar.tsx';
import { useTheme } from './frame/theme.ts';
import { findCard } from './engine/catalogue.ts';
import { parseAddress, printAddress, type Place } from './link/address.ts';
import { ReviewScreen } from './review/review-screen.tsx';
import { PatternsScreen } from './screens/patterns-screen.tsx';
import { UnreadableScreen } from './screens/unreadable-screen.tsx';

/** The prompts bring every command along; the list and the reviews do without. */
const ExploreScreen = loadScreen(() =>
  import('./explore/explore-screen.tsx').then((module) => module.ExploreScreen),
);
/** The editor is a third of everything, and most visits never need it. */
const ScenarioScreen = loadScreen(() =>
  import('./write/scenario-screen.tsx').then((module) => module.ScenarioScreen),
);
const WriteScreen = loadScreen(() =>
  import('./write/write-screen.tsx').then((module) => module.WriteScreen),
);

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
  useEffect(() => {
    if (opened !== undefined) document.title = `${titleOf(opened.place)} · geoproof`;
  }, [opened]);
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
      {opened === undefined ? (
        <Opening title="geoproof" part="what the link names" />
      ) : (
        <Boundary key={opened.number}>
          <Screen place={opened.place} onPlace={keep} />
        </Boundary>
      )}
    </>
  );
}

type ScreenProps = { readonly place: Place; readonly onPlace: (place: Place) => void };

function Screen({ place, onPlace }: ScreenProps): ReactElement {
  switch (place.view) {
    case 'patterns':
      return <PatternsScreen place={place} onPlace={onPlace} />;
    case 'review':
      if (place.pattern.kind === 'library' && findCard(place.pattern.slug) === undefined) {
        const { slug } = place.pattern;
        return (
          <UnreadableScreen
            problem={`The library has no pattern called '${slug}'. A pattern of one's own travels in the link itself; a token of one is replayed with \`npx geoproof replay TOKEN FILE\`.`}
          />
        );
      }
      return <ReviewScreen place={place} onPlace={onPlace} />;
    case 'unreadable':
      return <UnreadableScreen problem={place.problem} />;
    case 'explore':
      return (
        <Suspense fallback={<Opening title="Explore" part="the prompts and every command" />}>
          <ExploreScreen place={place} onPlace={onPlace} />
        </Suspense>
      );
    case 'scenario':
      return (
        <Suspense fallback={<Opening title="Scenario" part="the editor" />}>
          <ScenarioScreen place={place} onPlace={onPlace} />
        </Suspense>
      );
    case 'write':
      return (
        <Suspense fallback={<Opening title="Write your own pattern" part="the editor" />}>
          <WriteScreen place={place} onPlace={onPlace} />
        </Suspense>
      );
  }
}

/** What a tab, a bookmark and a screen reader call the page. */
function titleOf(place: Place): string {
  switch (place.view) {
    case 'patterns':
      return 'Patterns';
    case 'review':
      return place.pattern.kind === 'library'
        ? (findCard(place.pattern.slug)?.name ?? 'Review')
        : 'Your pattern';
    case 'explore':
      return 'Explore';
    case 'scenario':
      return 'Scenario';
    case 'write':
      return 'Write your own pattern';
    case 'unreadable':
      return 'This link cannot be opened';
  }
}
