/** How somebody reads a run: where the cursor is, what is selected, pointed at and asked. The run stays as it is. */
import { useMemo, useState } from 'react';
import {
  eventOf,
  restingCursorMs,
  tellValue,
  type Run,
  type Story,
} from '../../src/explain/index.ts';
import type { ByteString, EventId } from '../../src/kernel/index.ts';
import { lastAbout, storyOf, violationOf, withCauses } from './run-facts.ts';

/** A "why" that is open. */
export type Asked = {
  readonly event: EventId;
  readonly story: Story;
  /** Somebody asked for it; the reason for a violation opens by itself. */
  readonly isAsked: boolean;
};

export type Reading = {
  /** Where somebody put the cursor, virtual ms; undefined while it rests. */
  readonly cursorMs: number | undefined;
  /** Where the cursor is; 0 without a run. */
  readonly atMs: number;
  readonly selected: EventId | undefined;
  /** What is selected, or else the last event that has happened at the cursor; -1 before all. */
  readonly here: EventId;
  /** What is pointed at, wherever it stands. */
  readonly lit: EventId | undefined;
  /** The same with everything it comes from; undefined while nothing is pointed at. */
  readonly litSet: ReadonlySet<EventId> | undefined;
  readonly asked: Asked | undefined;
  /** Puts the cursor somewhere, on an event or between them. */
  readonly move: (ms: number | undefined, event?: EventId) => void;
  /** Lets the cursor rest where the run puts it. */
  readonly rest: () => void;
  readonly light: (event: EventId | undefined) => void;
  /** Goes to an event, and asks why where it has a why. */
  readonly select: (event: EventId) => void;
  readonly ask: (event: EventId, story: Story) => void;
  /** Asks why a region shows at the cursor what it shows under a key. */
  readonly askValue: (region: string, key: ByteString) => void;
  readonly shut: () => void;
};

/** `initialMs` is where a link says the cursor was, if it does. */
export function useReading(run: Run | undefined, initialMs: number | undefined): Reading {
  const [cursorMs, setCursor] = useState<number | undefined>(initialMs);
  const [selected, setSelected] = useState<EventId | undefined>(undefined);
  const [lit, light] = useState<EventId | undefined>(undefined);
  const [asked, setAsked] = useState<Asked | undefined>(undefined);
  const [opened, setOpened] = useState<Run | undefined>(undefined);
  if (opened !== run) {
    setOpened(run);
    setAsked(run === undefined ? undefined : whyViolated(run));
  }
  const atMs = cursorMs ?? (run === undefined ? 0 : restingCursorMs(run));
  const here = selected ?? run?.events.findLast(({ t }) => t <= atMs)?.id ?? -1;
  const litSet = useMemo(
    () => (lit === undefined || run === undefined ? undefined : withCauses(run, lit)),
    [run, lit],
  );
  const move = (ms: number | undefined, event?: EventId): void => {
    setCursor(ms);
    setSelected(event);
  };
  const ask = (event: EventId, story: Story): void => {
    setAsked({ event, story, isAsked: true });
  };
  const shut = (): void => {
    setAsked(undefined);
  };
  return {
    cursorMs,
    atMs,
    selected,
    here,
    lit,
    litSet,
    asked,
    move,
    rest: () => {
      move(undefined);
    },
    light,
    select: (event) => {
      if (run === undefined) return;
      move(eventOf(run, event)?.t, event);
      const story = storyOf(run, event);
      if (story === undefined) shut();
      else ask(event, story);
    },
    ask,
    askValue: (region, key) => {
      if (run === undefined) return;
      ask(lastAbout(run, region, key, atMs) ?? here, tellValue(run, { region, key, atMs }));
    },
    shut,
  };
}

/** A run opens on the reason for its violation. */
function whyViolated(run: Run): Asked | undefined {
  const event = violationOf(run);
  const story = event === undefined ? undefined : storyOf(run, event);
  return event === undefined || story === undefined ? undefined : { event, story, isAsked: false };
}
