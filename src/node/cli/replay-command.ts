/** `geoproof replay`: one token, step by step, with reasons; as a diagram when asked. */
import { requireUse } from '../../kernel/index.ts';
import { layoutDiagram, renderSvg, restingCursorMs, type Run } from '../../explain/index.ts';
import {
  isConfirmed,
  parseToken,
  replay,
  slugOf,
  type Pattern,
  type Replay,
} from '../../explore/index.ts';
import { describeReplay, renderRun } from '../../report/index.ts';
import { libraryPattern } from './find-patterns.ts';
import { loadPatterns } from './load-file.ts';
import type { ReplayRequest } from './read-arguments.ts';
import type { Terminal } from './terminal.ts';
import { writeFile } from './write-file.ts';

const svgWidth = 1160;

/** The exit code. */
export async function runReplay(request: ReplayRequest, terminal: Terminal): Promise<number> {
  const { slug, path, lagIsBounded } = parseToken(request.token);
  const pattern =
    request.file === undefined ? libraryPattern(slug) : await filePattern(request.file, slug);
  const replayed = await replay(pattern, path, lagIsBounded);
  const shown = shownProperties(pattern, replayed);
  const [first] = shown;
  const property = first === undefined ? undefined : pattern.properties[first];
  const run = describeReplay(replayed, { title: pattern.name, property });
  const { paint, width, print } = terminal;
  print(
    [
      paint.strong(pattern.name),
      ...(shown.length === 0
        ? ['No property is refuted or witnessed at the end of it.']
        : shown.map((name) => outcome(pattern, name, terminal))),
      '',
      renderRun(run, { paint, width }),
    ].join('\n'),
  );
  if (request.svgFile !== undefined) {
    writeFile(request.svgFile, drawRun(run));
    print(`\nDrawn: ${request.svgFile}`);
  }
  return 0;
}

/** The diagram as a file of its own. */
export function drawRun(run: Run, theme: 'light' | 'dark' = 'light'): string {
  return renderSvg(layoutDiagram(run, svgWidth, restingCursorMs(run)), { theme, title: run.title });
}

async function filePattern(file: string, slug: string): Promise<Pattern> {
  const patterns = await loadPatterns(file);
  const pattern = patterns.find(({ name }) => slugOf(name) === slug);
  const slugs = patterns.map(({ name }) => slugOf(name)).join(', ');
  requireUse(pattern !== undefined, `${file} has no pattern '${slug}'; it has ${slugs}`);
  return pattern;
}

/** Names of the properties that the end of the path refutes, then of those it witnesses. */
function shownProperties({ properties }: Pattern, replayed: Replay): readonly string[] {
  const confirmed = Object.entries(properties).filter(([, property]) => {
    const isAtRest =
      property.kind === 'always' || property.kind === 'sometimes' || replayed.isQuiet;
    return isAtRest && isConfirmed(replayed, property);
  });
  const refuted = confirmed.filter(([, { kind }]) => kind !== 'sometimes');
  const witnessed = confirmed.filter(([, { kind }]) => kind === 'sometimes');
  return [...refuted, ...witnessed].map(([name]) => name);
}

function outcome({ properties }: Pattern, name: string, { paint }: Terminal): string {
  return properties[name]?.kind === 'sometimes'
    ? `${name}: seen here`
    : `${paint.bad(name)}: refuted here`;
}
