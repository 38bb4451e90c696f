/** In place of a run: sessions to begin with, or why the lines cannot be played. */
import type { ReactElement } from 'react';
import type { Line } from '../link/address.ts';
import { FIRST_SESSIONS } from './first-sessions.ts';

type Props = {
  readonly regions: readonly string[];
  readonly problem: string | undefined;
  readonly onBegin: (lines: readonly Line[]) => void;
};

export function NoRun({ regions, problem, onBegin }: Props): ReactElement {
  const [here = '', there = ''] = regions;
  return (
    <div className="wait small">
      {problem === undefined ? (
        <>
          <strong>No commands yet</strong>
          <p>Type in one of the regions above, or begin with a session that is typed for you.</p>
          <div className="begin">
            {FIRST_SESSIONS.map(({ name, about, lines }) => (
              <button
                key={name}
                type="button"
                onClick={() => {
                  onBegin(lines([here, there]));
                }}
              >
                <b>{name}</b>
                <span>{about}</span>
              </button>
            ))}
          </div>
        </>
      ) : (
        <>
          <strong>These lines cannot be played</strong>
          <p>{problem}</p>
        </>
      )}
    </div>
  );
}
