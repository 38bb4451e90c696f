/** Sessions to begin with: each shows in a few lines what a single region never shows. */
import type { Line } from '../link/address.ts';

export type FirstSession = {
  readonly name: string;
  readonly about: string;
  readonly lines: (regions: readonly [string, string]) => readonly Line[];
};

const line = (region: string, text: string): Line => ({ region, text });

export const FIRST_SESSIONS: readonly FirstSession[] = [
  {
    name: 'Two claims across a cut',
    about: 'SET NX answers OK in both regions, and one of them is overwritten.',
    lines: ([here, there]) => [
      line(here, `\\cut ${there}`),
      line(here, 'SET claim:7 here NX'),
      line(there, 'SET claim:7 there NX'),
      line(here, '\\tick 60'),
      line(here, `\\heal ${there}`),
      line(here, '\\tick 100'),
      line(here, 'GET claim:7'),
      line(there, 'GET claim:7'),
    ],
  },
  {
    name: 'A counter from both sides',
    about: 'INCR adds up, whatever arrives first; GET in between is behind.',
    lines: ([here, there]) => [
      line(here, 'INCR views'),
      line(there, 'INCR views'),
      line(there, 'GET views'),
      line(here, '\\tick 100'),
      line(there, 'GET views'),
    ],
  },
  {
    name: 'A delete that loses',
    about: 'An element added elsewhere meanwhile survives the delete of the whole set.',
    lines: ([here, there]) => [
      line(here, 'SADD cart apples'),
      line(here, '\\tick 100'),
      line(here, 'DEL cart'),
      line(there, 'SADD cart pears'),
      line(here, '\\tick 100'),
      line(here, 'SMEMBERS cart'),
      line(there, 'SMEMBERS cart'),
    ],
  },
];
