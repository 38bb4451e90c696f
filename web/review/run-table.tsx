/** The run as a real table: the same events, in time order. */
import { useMemo, type ReactElement } from 'react';
import { renderMoment, tableOf, type Run } from '../../src/explain/index.ts';
import type { EventId } from '../../src/kernel/index.ts';

type Props = {
  readonly run: Run;
  readonly selected: EventId | undefined;
  readonly isHidden: boolean;
};

export function RunTable({ run, selected, isHidden }: Props): ReactElement {
  const rows = useMemo(() => tableOf(run), [run]);
  return (
    <div
      className={isHidden ? 'sr' : 'runtable'}
      tabIndex={isHidden ? undefined : 0}
      role="region"
      aria-label="Run as table"
    >
      <table>
        <caption>The run as a table</caption>
        <thead>
          <tr>
            {['Step', 'Time', 'Where', 'What', 'Reply or effect', 'Why'].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.event} className={row.event === selected ? 'on' : undefined}>
              <td>{row.step ?? ''}</td>
              <td>{renderMoment(run, row.atMs)}</td>
              <td>{row.where}</td>
              <td className="mono">{row.what}</td>
              <td className="mono">{row.reply}</td>
              <td>{row.why}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
