/** One region's prompt: what was said, and a line to type on, with history and completion. */
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { COMMANDS, type EventId } from '../../src/kernel/index.ts';
import { hueOf } from '../review/words.tsx';

export type Said = {
  readonly text: string;
  readonly reply: string;
  readonly isError: boolean;
  /** What the line did in the run; undefined where nothing came of it. */
  readonly event: EventId | undefined;
  /** Something that happened while it ran is pointed at. */
  readonly isLit: boolean;
};

type Props = {
  readonly region: string;
  readonly position: number;
  readonly said: readonly Said[];
  readonly problem: string | undefined;
  readonly onLine: (text: string) => void;
  /** Points at what a line did: at the line under the pointer, or the one that was recalled. */
  readonly onLight: (event: EventId | undefined) => void;
};

const VERBS = [
  'cut',
  'heal',
  'clog',
  'unclog',
  'tick',
  'why',
  'sync',
  'clock',
  'crash',
  'restart',
].map((verb) => `\\${verb}`);
const NAMES = [...COMMANDS.map(({ name }) => name.toUpperCase()), ...VERBS].sort((a, b) =>
  a < b ? -1 : 1,
);
const offeredMax = 6;

export function Prompt(props: Props): ReactElement {
  const { region, position, said, problem, onLine, onLight } = props;
  const [text, setText] = useState('');
  const [back, setBack] = useState(0);
  const transcript = useRef<HTMLDivElement>(null);
  const list = useId();
  useEffect(() => {
    transcript.current?.scrollTo({ top: transcript.current.scrollHeight });
  }, [said.length, problem]);
  const word = text.includes(' ') || text === '' ? undefined : text;
  const offered =
    word === undefined
      ? []
      : NAMES.filter((name) =>
          name.startsWith(word.startsWith('\\') ? word : word.toUpperCase()),
        ).slice(0, offeredMax);
  const summary = COMMANDS.find(({ name }) => name === text.split(' ')[0]?.toLowerCase())?.summary;
  const recall = (by: number): void => {
    const next = Math.min(said.length, Math.max(0, back + by));
    const line = next === 0 ? undefined : said[said.length - next];
    setBack(next);
    setText(line?.text ?? '');
    onLight(line?.event);
  };
  const onKey = (event: KeyboardEvent): void => {
    const [first] = offered;
    if (event.key === 'Tab' && !event.shiftKey && first !== undefined && first !== text) {
      event.preventDefault();
      setText(`${first} `);
    } else if (event.key === 'ArrowUp') {
      event.preventDefault();
      recall(1);
    } else if (event.key === 'ArrowDown') {
      event.preventDefault();
      recall(-1);
    }
  };
  return (
    <section className={`prompt ${hueOf(position)}`} aria-label={region}>
      <header>
        <i />
        <h2>{region}</h2>
      </header>
      <div
        ref={transcript}
        className="said"
        role="log"
        tabIndex={0}
        aria-label={`Transcript of ${region}`}
      >
        {said.length === 0 ? <p className="mut">Type a Redis command, as in redis-cli.</p> : null}
        {said.map((one, at) => (
          <div
            key={at}
            className={one.isLit ? 'lit' : undefined}
            onPointerEnter={() => {
              onLight(one.event);
            }}
            onPointerLeave={() => {
              onLight(undefined);
            }}
          >
            <p>
              <span className="own">{region}&gt;</span> {one.text}
            </p>
            {one.reply === '' ? null : (
              <pre className={one.isError ? 'err' : undefined}>{one.reply}</pre>
            )}
          </div>
        ))}
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() === '') return;
          onLine(text.trim());
          setText('');
          setBack(0);
          onLight(undefined);
        }}
      >
        <span className="own" aria-hidden="true">
          {region}&gt;
        </span>
        <input
          aria-label={`Command for ${region}`}
          aria-describedby={list}
          autoCapitalize="off"
          autoComplete="off"
          spellCheck={false}
          value={text}
          onKeyDown={onKey}
          onChange={(event) => {
            setText(event.currentTarget.value);
            onLight(undefined);
          }}
          onBlur={() => {
            onLight(undefined);
          }}
        />
      </form>
      <p id={list} className="offer" aria-live="polite">
        {problem ??
          summary ??
          (offered.length > 0 ? offered.join('  ') : 'Tab completes, ↑ recalls')}
      </p>
    </section>
  );
}
