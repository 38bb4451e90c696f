/** One mark: its shapes, what hovering says, and what a click selects. */
import { memo, type ReactElement } from 'react';
import type { Mark } from '../../src/explain/index.ts';
import { ShapeView } from './shape-view.tsx';

type Props = {
  readonly mark: Mark;
  /** Not among what is lit while something is pointed at. */
  readonly isDim: boolean;
};

export const MarkView = memo(function MarkView({ mark, isDim }: Props): ReactElement {
  const isHit = mark.events.length > 0;
  return (
    <g
      data-mark={mark.id}
      data-role={mark.role}
      className={[isHit ? 'hit' : '', isDim ? 'dim' : ''].join(' ').trim() || undefined}
    >
      {mark.title === undefined ? null : <title>{mark.title}</title>}
      {isHit && mark.role === 'arrow' ? <HitArea mark={mark} /> : null}
      {mark.shapes.map((shape, at) => (
        <ShapeView key={at} shape={shape} />
      ))}
    </g>
  );
});

/** An arrow is thin; what one aims at is 24 wide. */
function HitArea({ mark }: { readonly mark: Mark }): ReactElement | null {
  const [line] = mark.shapes;
  if (line?.kind !== 'line') return null;
  const path = line.points
    .map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${String(x)} ${String(y)}`)
    .join('');
  return <path d={path} strokeWidth={24} style={{ fill: 'none', stroke: 'transparent' }} />;
}
