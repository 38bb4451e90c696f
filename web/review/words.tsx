/** Pieces of a story: a region's words wear its colour. */
import type { ReactElement } from 'react';
import type { Phrase } from '../../src/explain/index.ts';

/** `h1`, `h2`, `h3`: three hues, reused from the fourth region on. */
export const hueOf = (position: number): string => `h${String((position % 3) + 1)}`;

export function Words({ phrases }: { readonly phrases: readonly Phrase[] }): ReactElement {
  return (
    <span>
      {phrases.map(({ text, region, isStrong }, at) =>
        region !== undefined ? (
          <code key={at} className={`own ${hueOf(region)}`}>
            {text}
          </code>
        ) : isStrong === true ? (
          <b key={at}>{text}</b>
        ) : (
          <span key={at}>{text}</span>
        ),
      )}
    </span>
  );
}
