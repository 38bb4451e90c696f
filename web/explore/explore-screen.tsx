/** A redis-cli for each region, and the run that comes of what is typed. */
import { useEffect, useMemo, useState, type ReactElement } from 'react';
import { restingCursorMs, tellReply } from '../../src/explain/index.ts';
import { text as textOf } from '../../src/kernel/index.ts';
import { deedOf } from '../engine/typed-run.ts';
import { usualLatencyMs, type Direction } from '../engine/what-if.ts';
import type { Place } from '../link/address.ts';
import { goTo } from '../link/go-to.ts';
import { LinkControls } from '../review/link-controls.tsx';
import { ReplicaState } from '../review/replica-state.tsx';
import { RunDrawing } from '../review/run-drawing.tsx';
import { RunStrip } from '../review/run-strip.tsx';
import { usePanels } from '../review/use-panels.ts';
import { useReading } from '../review/use-reading.ts';
import { ExploreHead } from './explore-head.tsx';
import { isCutAt, latencyAt } from './links-at.ts';
import { NoRun } from './no-run.tsx';
import { Prompt, type Said } from './prompt.tsx';
import { paceLine, scenarioOf, stateAt } from './transcript.ts';
import { useSession } from './use-session.ts';

type Props = {
  readonly place: Extract<Place, { view: 'explore' }>;
  readonly onPlace: (place: Place) => void;
};

type Problem = { readonly region: string; readonly problem: string };

export function ExploreScreen({ place, onPlace }: Props): ReactElement {
  const session = useSession(place);
  const { regions, latencyMs, stage, lines, played, run, timesMs, isUntouched } = session;
  const reading = useReading(run, place.cursorMs);
  const { cursorMs, atMs, lit } = reading;
  const panels = usePanels();
  const [problem, setProblem] = useState<Problem | undefined>(undefined);
  const keys = useMemo(() => (run?.keys ?? []).map(({ key }) => textOf(key)), [run]);
  const frame = useMemo(
    () => stateAt(stage, lines, timesMs, atMs, keys),
    [stage, lines, timesMs, atMs, keys],
  );
  useEffect(() => {
    onPlace({
      view: 'explore',
      ...(isUntouched ? {} : { regions, lines }),
      ...(latencyMs === usualLatencyMs ? {} : { latencyMs }),
      ...(cursorMs === undefined ? {} : { cursorMs: Math.round(cursorMs) }),
    });
  }, [onPlace, isUntouched, regions, latencyMs, lines, cursorMs]);

  const rest = (): void => {
    setProblem(undefined);
    reading.shut();
    reading.rest();
  };
  const why = (region: string): void => {
    const event = run?.events.findLast(
      (one) => one.kind === 'command' && one.region === region && one.t <= atMs,
    );
    const story = run === undefined || event === undefined ? undefined : tellReply(run, event.id);
    if (event === undefined || story === undefined) {
      setProblem({ region, problem: 'Nothing to explain yet: type a command first.' });
      return;
    }
    reading.move(event.t, event.id);
    reading.ask(event.id, story);
  };
  const isAtEnd = run === undefined || atMs >= restingCursorMs(run);
  const say = (region: string, text: string): void => {
    reading.shut();
    if (text === '\\why') {
      why(region);
      return;
    }
    const wrong = session.say({ region, text }, isAtEnd ? undefined : atMs);
    if (wrong === undefined) rest();
    else setProblem({ region, problem: wrong });
  };
  const toggle = ({ from, to }: Direction): void => {
    say(from, `\\${isCutAt(run, { from, to }, atMs) ? 'heal' : 'cut'} ${from} -> ${to}`);
  };
  const said = lines.map(({ region, text }, at): Said & { readonly region: string } => {
    const reply = played.kind === 'played' ? (played.replies[at] ?? '') : '';
    const events = played.kind === 'played' ? (played.events[at] ?? []) : [];
    return {
      region,
      text,
      reply,
      isError: reply.startsWith('(error)'),
      event: deedOf(events),
      isLit: events.some(({ id }) => id === lit),
    };
  });

  return (
    <main id="main" className="page wide">
      <ExploreHead
        regions={regions}
        latencyMs={latencyMs}
        isEdited={session.current > 0}
        inUse={new Set(session.runs.flat().map(({ region }) => region))}
        onRegions={(count) => {
          session.countRegions(count);
          rest();
        }}
        onLatency={(ms) => {
          session.setLatency(ms);
          rest();
        }}
        onScenario={() => {
          void goTo({ view: 'scenario', text: scenarioOf(stage, lines) });
        }}
      />
      <div className="prompts">
        {regions.map((region, position) => (
          <Prompt
            key={region}
            region={region}
            position={position}
            said={said.filter((one) => one.region === region)}
            problem={problem?.region === region ? problem.problem : undefined}
            onLine={(text) => {
              say(region, text);
            }}
            onLight={reading.light}
          />
        ))}
      </div>
      <section className="dia" aria-label="The run so far">
        {run === undefined || run.events.length === 0 ? (
          <NoRun
            regions={regions}
            problem={played.kind === 'refused' ? played.problem : undefined}
            onBegin={(first) => {
              session.begin(first);
              rest();
            }}
          />
        ) : (
          <>
            <LinkControls
              run={run}
              isCut={(direction) => isCutAt(run, direction, atMs)}
              latencyMs={(direction) => latencyAt(run, direction, atMs) ?? latencyMs}
              onToggle={toggle}
              onLatency={(direction, ms) => {
                say(direction.from, paceLine(direction, ms, latencyMs));
              }}
              latencyMsMin={latencyMs}
            />
            <figure>
              <RunDrawing run={run} reading={reading} panels={panels} />
            </figure>
          </>
        )}
        <RunStrip
          names={session.runs.map((_, at) => (at === 0 ? 'Session' : `Fork ${String(at)}`))}
          current={session.current}
          outcomes={undefined}
          canUndo={session.canUndo}
          canRedo={session.canRedo}
          onSelect={(at) => {
            session.show(at);
            rest();
          }}
          onUndo={() => {
            session.undo();
            rest();
          }}
          onRedo={() => {
            session.redo();
            rest();
          }}
        />
      </section>
      {run === undefined || run.events.length === 0 || frame === undefined ? null : (
        <ReplicaState
          run={run}
          frame={frame}
          reading={reading}
          panels={panels}
          remark={isAtEnd ? '' : 'What you type now forks the session from here'}
          onSkew={(region, ms) => {
            say(region, `\\clock ${region} ${ms < 0 ? '' : '+'}${String(ms)}ms`);
          }}
        />
      )}
    </main>
  );
}
