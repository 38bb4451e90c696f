/** The style sheet of the first page, its colours taken from the tokens of the diagram. */
import { colourNames, colourOf, type Theme } from '../../explain/index.ts';

export function pageStyle(): string {
  return `:root {
  color-scheme: light dark;
${tokens('light')}
  --sans: Inter, ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif;
  --mono: 'JetBrains Mono', ui-monospace, 'SF Mono', Menlo, Consolas, monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
${tokens('dark')}
  }
}
* { box-sizing: border-box; }
body {
  margin: 0;
  padding: 24px max(24px, calc((100vw - 1376px) / 2)) 64px;
  display: grid;
  grid-template: 'top top' auto 'main nav' 1fr / minmax(0, 1fr) 240px;
  column-gap: 48px;
  background: var(--bg);
  color: var(--ink);
  font: 13px/20px var(--sans);
  font-feature-settings: 'tnum', 'cv11';
}
header { grid-area: top; margin-bottom: 32px; font-weight: 620; }
header a { color: inherit; text-decoration: none; }
main { grid-area: main; }
nav { grid-area: nav; }
h1 { margin: 0; font-size: 23px; line-height: 29px; font-weight: 620; letter-spacing: -0.019em; }
h2 { margin: 32px 0 8px; font-size: 14px; line-height: 20px; font-weight: 620; }
h3 { margin: 16px 0 4px; font-size: 13px; font-weight: 550; }
nav h2 { margin: 0 0 4px; font-size: 12px; line-height: 17px; color: var(--ink-3); font-weight: 400; }
nav ul { margin: 0 0 16px; padding: 0; list-style: none; }
nav a { display: block; padding: 2px 0; color: var(--ink-2); text-decoration: none; }
nav a:hover { text-decoration: underline; }
nav a[aria-current] { color: var(--ink); font-weight: 550; }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--r1); outline-offset: 2px; }
.verdict { margin: 4px 0 0; font-size: 15.5px; line-height: 25px; color: var(--ink-2); }
.verdict.bad { color: var(--bad-text); }
.belief { margin: 4px 0 0; color: var(--ink-2); }
.quiet, small { color: var(--ink-3); font-size: 12px; line-height: 17px; }
img { display: block; width: 100%; height: auto; border: 1px solid var(--line); border-radius: 12px; }
ul { margin: 0; padding-left: 20px; }
table { border-collapse: collapse; }
th, td { padding: 4px 24px 4px 0; text-align: left; vertical-align: top; font-weight: 400; }
td:first-child { padding-right: 8px; color: var(--ink-3); }
tr.refuted > * { color: var(--bad-text); }
pre, code { font: 12px/16px var(--mono); font-variant-ligatures: none; }
pre { overflow-x: auto; padding: 12px; background: var(--sunken); border-radius: 8px; }
details { margin-top: 16px; }
summary { cursor: pointer; color: var(--ink-2); }
@media (max-width: 900px) {
  body { grid-template: 'top' auto 'main' auto 'nav' auto / minmax(0, 1fr); row-gap: 16px; }
}
`;
}

const tokens = (theme: Theme): string =>
  colourNames.map((name) => `  --${name}: ${colourOf(name, theme)};`).join('\n');
