/**
 * How wide text is, without a browser: layout must be the same in Node and in every browser. Mono
 * text is exactly 0.6 em per character (JetBrains Mono). Sans text is read from Inter's own advance
 * widths at three weights; characters outside the table count as a wide one, so that an estimate
 * errs on the side of too much room.
 */
export type Face = 'sans' | 'mono';
type Style = { readonly face: Face; readonly size: number; readonly weight: 400 | 600 | 700 };

const monoEm = 0.6;
/** Characters for which a mono font falls back to another one, twice as wide at most. */
const wideEm = 1.2;
const unknownSansEm = 1;

export function textWidth(text: string, { face, size, weight }: Style): number {
  let em = 0;
  for (const character of text)
    em += face === 'mono' ? monoWidth(character) : sansWidth(character, weight);
  return em * size;
}

function monoWidth(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  if (character === '⇄') return 0.85;
  return point < 0x300 || NARROW_IN_MONO.has(character) ? monoEm : wideEm;
}

const NARROW_IN_MONO = new Set('€→←↑↓–—−†≠≤≥…·×•“”‘’');

function sansWidth(character: string, weight: Style['weight']): number {
  const point = character.codePointAt(0) ?? 0;
  const widths = weight === 400 ? REGULAR : weight === 600 ? SEMIBOLD : BOLD;
  const thousandths = widths[point - 32] ?? SPECIAL.get(character);
  return thousandths === undefined ? unknownSansEm : thousandths / 1000;
}

const table = (source: string): readonly number[] => source.split(' ').map(Number);

/** Advance widths of U+0020 to U+007E in thousandths of an em, with tabular figures (`tnum`, `cv11`). */
const REGULAR = table(
  '281 278 403 631 638 813 639 222 362 362 500 659 276 460 276 357 648 648 648 648 648 648 648 648 648 648 276 276 659 659 659 507 936 676 651 727 719 598 587 743 740 264 543 652 563 889 753 761 635 761 639 638 642 741 676 949 642 665 625 362 308 362 469 452 497 621 621 558 621 582 361 609 591 237 237 544 237 869 585 597 609 609 372 523 364 581 557 813 540 557 541 362 327 362 659',
);
const SEMIBOLD = table(
  '248 309 396 643 649 844 663 213 393 393 543 673 291 466 290 379 670 670 670 670 669 670 670 670 670 670 290 289 673 673 673 544 999 724 657 744 724 608 586 755 744 275 561 677 566 906 741 775 643 776 651 649 660 734 724 1007 690 705 653 393 327 393 481 468 497 630 630 577 630 593 377 625 613 261 261 569 261 898 610 608 625 625 397 549 380 608 576 837 563 576 562 393 358 393 673',
);
const BOLD = table(
  '232 325 392 650 655 859 674 209 409 409 565 680 299 469 298 390 682 682 682 682 680 682 682 682 682 682 298 296 680 680 680 563 1031 748 661 752 727 613 585 761 746 281 570 690 567 915 735 782 648 783 656 655 668 729 748 1036 714 724 667 409 337 409 488 477 497 635 635 587 635 598 386 633 624 272 272 582 272 912 622 614 632 632 409 562 389 622 586 850 574 586 572 409 374 409 680',
);
const SPECIAL: ReadonlyMap<string, number> = new Map([
  ['−', 680],
  ['–', 510],
  ['→', 955],
  ['⇄', 850],
  ['†', 640],
  ['≠', 680],
  ['€', 690],
  ['·', 300],
  ['“', 425],
  ['”', 425],
  ['’', 230],
  ['×', 680],
  ['…', 825],
]);
