/** Line icons, drawn on a 16 by 16 grid in the colour of the text. */
import type { ReactElement } from 'react';

const PATHS = {
  cross: 'M4 4l8 8M12 4l-8 8',
  tick: 'M3.2 8.6l3.2 3.2 6.4-7.4',
  search: 'M10.2 10.2L13.5 13.5M11.2 7a4.2 4.2 0 11-8.4 0 4.2 4.2 0 018.4 0',
  link: 'M6.6 9.4a2.6 2.6 0 003.7 0l2.4-2.4a2.6 2.6 0 00-3.7-3.7l-.9.9M9.4 6.6a2.6 2.6 0 00-3.7 0L3.3 9a2.6 2.6 0 003.7 3.7l.9-.9',
  edit: 'M3 13l.6-2.6L10.8 3.2a1.2 1.2 0 011.7 0l.3.3a1.2 1.2 0 010 1.7L5.6 12.4z',
  fork: 'M5.5 3.6a1.5 1.5 0 11-3 0 1.5 1.5 0 013 0M13.5 3.6a1.5 1.5 0 11-3 0 1.5 1.5 0 013 0M9.5 12.4a1.5 1.5 0 11-3 0 1.5 1.5 0 013 0M4 5.2v.8c0 1.6 1.2 2 4 2.4 2.8-.4 4-.8 4-2.4v-.8M8 8.4v2.4',
  undo: 'M5.5 3.5L2.5 6.5l3 3M2.8 6.5H10a3.5 3.5 0 010 7H7',
  right: 'M2.5 8h10M9 4.5L12.5 8 9 11.5',
  left: 'M13.5 8h-10M7 4.5L3.5 8 7 11.5',
  rightCut: 'M1.5 8h8M6.5 5l3 3-3 3M13 3.5v9',
  leftCut: 'M14.5 8h-8M9.5 5l-3 3 3 3M3 3.5v9',
  down: 'M4 6.5l4 4 4-4',
  more: 'M3 8h.01M8 8h.01M13 8h.01',
  question: 'M5.8 6.2a2.2 2.2 0 113.2 2c-.7.4-1 .8-1 1.6M8 12.4v.01',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { readonly name: IconName }): ReactElement {
  return (
    <svg className="i" viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
