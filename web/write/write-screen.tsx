/** Write your own pattern. It runs in a worker that can reach nothing, and it never leaves this page. */
import { useEffect, useState, type ReactElement } from 'react';
import { engineFor } from '../engine/engines.ts';
import type { Place } from '../link/address.ts';
import { goTo } from '../link/go-to.ts';
import { Editor, type Fault } from './editor.tsx';
import { firstPattern } from './first-pattern.ts';
import { PatternWords } from './pattern-words.tsx';

type Props = {
  readonly place: Extract<Place, { view: 'write' }>;
  readonly onPlace: (place: Place) => void;
};

export function WriteScreen({ place, onPlace }: Props): ReactElement {
  const [source, setSource] = useState(place.source ?? firstPattern);
  const [initial] = useState(source);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [states, setStates] = useState<number | undefined>(undefined);
  useEffect(() => {
    onPlace(source === firstPattern ? { view: 'write' } : { view: 'write', source });
  }, [onPlace, source]);
  const explore = async (): Promise<void> => {
    setProblem(undefined);
    setStates(0);
    const ref = { kind: 'own', source } as const;
    try {
      const { verdicts } = await engineFor(ref).check(
        ref,
        { statesMax: triedStatesMax },
        { onProgress: setStates },
      ).result;
      const faulty = verdicts.find(
        ({ status, exhaustive, why }) =>
          status === 'unknown' && !exhaustive && why !== undefined && !why.includes('statesMax'),
      );
      if (faulty?.why !== undefined) {
        setProblem(faulty.why);
        return;
      }
      await goTo({ view: 'review', pattern: ref });
    } catch (thrown) {
      setProblem(thrown instanceof Error ? thrown.message : String(thrown));
    } finally {
      setStates(undefined);
    }
  };
  const fault = problem === undefined ? undefined : faultOf(problem);
  return (
    <main id="main" className="page wide write">
      <div className="head">
        <h1>Write your own pattern</h1>
        <div className="acts">
          <button
            type="button"
            className="btn pri"
            disabled={states !== undefined}
            onClick={() => {
              void explore();
            }}
          >
            {states === undefined
              ? 'Explore it'
              : `Exploring: ${states.toLocaleString('en')} states`}
          </button>
        </div>
        <p className="lede">
          Say who runs what in which region, and what you believe. A client may await only{' '}
          <code>redis.call</code>, <code>redis.message</code> and <code>redis.pause</code>. The text
          stays in this page and in the link.
        </p>
      </div>
      <div className="bench">
        <div>
          <Editor
            label="Pattern"
            language="javascript"
            initial={initial}
            fault={fault}
            onText={setSource}
          />
          {problem === undefined ? null : (
            <section className="notice" role="alert">
              <h2>It could not be explored</h2>
              <p>{problem}</p>
              <p>Your text is as you left it. Change it and explore again.</p>
            </section>
          )}
        </div>
        <PatternWords />
      </div>
    </main>
  );
}

/** Enough to see whether a pattern works at all; the review explores it whole. */
const triedStatesMax = 2000;

/** Compilers name the place as (line:column). */
function faultOf(problem: string): Fault | undefined {
  const place = /\((\d+):(\d+)\)/.exec(problem);
  return place === null
    ? undefined
    : { line: Number(place[1]), column: Number(place[2]) + 1, message: problem };
}
