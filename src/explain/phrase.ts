/** Words of a story: plain text in pieces, some of which belong to a region and wear its colour. */
import type { EventId } from '../kernel/index.ts';

export type Phrase = {
  readonly text: string;
  /** Position of the region that wrote it; absent for ordinary words. */
  readonly region?: number;
  readonly isStrong?: boolean;
};

/** One line of a story and the event it names, where it names one. */
export type StoryLine = {
  readonly phrases: readonly Phrase[];
  readonly event: EventId | undefined;
  /** The number of that event among the steps. */
  readonly step: number | undefined;
};

export type Story = { readonly title: string; readonly lines: readonly StoryLine[] };

export const words = (text: string): Phrase => ({ text });
export const strong = (text: string): Phrase => ({ text, isStrong: true });
export const owned = (text: string, region: number | undefined): Phrase =>
  region === undefined ? { text, isStrong: true } : { text, region };

export const plainText = (phrases: readonly Phrase[]): string =>
  phrases.map(({ text }) => text).join('');

/** A story for a terminal: the title, then each line under its step number or an arrow. */
export function renderStory({ title, lines }: Story): string {
  const body = lines.map(
    ({ phrases, step }) => `  ${step === undefined ? '→' : String(step)} ${plainText(phrases)}`,
  );
  return [title, ...body].join('\n');
}
