/** One shape of a mark as SVG. Colours are the tokens' own names, so the theme paints them. */
import type { ReactElement } from 'react';
import type { Ink, Shape, TextShape } from '../../src/explain/index.ts';

export const paint = (ink: Ink): string =>
  ink === 'none' ? 'none' : ink === 'hatch' ? 'url(#hatch)' : `var(--${ink})`;

const DASHES = { none: undefined, dots: '0.1 5', short: '2 2' } as const;

export function ShapeView({ shape }: { readonly shape: Shape }): ReactElement {
  switch (shape.kind) {
    case 'circle':
      return (
        <circle
          cx={shape.x}
          cy={shape.y}
          r={shape.radius}
          strokeWidth={shape.strokeWidth}
          style={inked(shape)}
        />
      );
    case 'rect':
      return (
        <rect
          x={shape.x}
          y={shape.y}
          width={shape.width}
          height={shape.height}
          rx={shape.radius}
          opacity={shape.opacity}
          strokeWidth={shape.strokeWidth}
          style={inked(shape)}
        />
      );
    case 'line': {
      const path = shape.points
        .map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${String(x)} ${String(y)}`)
        .join('');
      const isRound =
        shape.dash === 'dots' || (shape.strokeWidth >= 4 && shape.stroke !== 'surface');
      return (
        <path
          d={`${path}${shape.isClosed ? 'Z' : ''}`}
          strokeWidth={shape.strokeWidth}
          strokeDasharray={DASHES[shape.dash]}
          strokeLinecap={isRound ? 'round' : undefined}
          strokeLinejoin="round"
          style={inked(shape)}
        />
      );
    }
    case 'text':
      return <TextView shape={shape} />;
  }
}

const inked = ({ fill, stroke }: { fill: Ink; stroke: Ink }): { fill: string; stroke: string } => ({
  fill: paint(fill),
  stroke: paint(stroke),
});

const halo = {
  paintOrder: 'stroke',
  stroke: 'var(--surface)',
  strokeWidth: 4,
  strokeLinejoin: 'round',
} as const;

function TextView({ shape }: { readonly shape: TextShape }): ReactElement {
  const share = shape.anchor === 'start' ? 0 : shape.anchor === 'middle' ? 0.5 : 1;
  return (
    <text
      x={shape.x + share * shape.width}
      y={shape.y}
      textAnchor={shape.anchor}
      style={shape.hasHalo ? halo : undefined}
    >
      {shape.parts.map(({ text, ink, face, size, weight }, at) => (
        <tspan
          key={at}
          className={face === 'mono' ? 'm' : 's'}
          fontSize={size}
          fontWeight={weight}
          style={{ fill: paint(ink) }}
        >
          {text}
        </tspan>
      ))}
    </text>
  );
}
