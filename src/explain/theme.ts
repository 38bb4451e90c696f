/** The colours behind the token names, light and dark. Nothing else in the project knows them. */
import type { Ink } from './diagram/mark.ts';

export type Theme = 'light' | 'dark';
type Pair = readonly [light: string, dark: string];

export type ColourName = Exclude<Ink, 'none' | 'hatch'>;

const COLOURS: { readonly [Name in ColourName]: Pair } = {
  bg: ['#F6F6F3', '#0D0F12'],
  surface: ['#FFFFFF', '#15181C'],
  sunken: ['#EFEFEB', '#1C2025'],
  line: ['#E4E4DF', '#272C33'],
  'line-2': ['#CFCFC8', '#3A414A'],
  ink: ['#16181B', '#ECEEF0'],
  'ink-2': ['#454A51', '#B6BBC3'],
  'ink-3': ['#656A72', '#8D949E'],
  r1: ['#1E63C4', '#6FA8FF'],
  'r1-fill': ['#DFEAFB', '#1A2E4C'],
  'r1-text': ['#174E9C', '#B4D2FF'],
  r2: ['#B25F00', '#F2A53C'],
  'r2-fill': ['#FBE9CF', '#42300F'],
  'r2-text': ['#7E4100', '#FFD49A'],
  r3: ['#0C6B5D', '#86DCCD'],
  'r3-fill': ['#D8F0EC', '#113A36'],
  'r3-text': ['#0A5247', '#A6EADD'],
  bad: ['#9E1045', '#FF5C8A'],
  'bad-fill': ['#FBE4EB', '#431729'],
  'bad-text': ['#9E1045', '#FF8FAF'],
  'on-bad': ['#FFFFFF', '#1B060D'],
};

/** In the order of the theme: page, lines, inks, regions, alarm. */
export const colourNames: readonly ColourName[] = [
  'bg',
  'surface',
  'sunken',
  'line',
  'line-2',
  'ink',
  'ink-2',
  'ink-3',
  'r1',
  'r1-fill',
  'r1-text',
  'r2',
  'r2-fill',
  'r2-text',
  'r3',
  'r3-fill',
  'r3-text',
  'bad',
  'bad-fill',
  'bad-text',
  'on-bad',
];

export function colourOf(name: ColourName, theme: Theme): string {
  const [light, dark] = COLOURS[name];
  return theme === 'light' ? light : dark;
}
