/** "Why": hangs from its mark like a flag. Escape closes it, and focus goes back to the diagram. */
import { useEffect, useLayoutEffect, useRef, useState, type ReactElement } from 'react';
import type { Marks, Story } from '../../src/explain/index.ts';
import type { EventId } from '../../src/kernel/index.ts';
import { Icon } from '../frame/icon.tsx';
import { hangFlag } from './hang-flag.ts';
import { Words } from './words.tsx';

type Props = {
  readonly marks: Marks;
  readonly event: EventId;
  readonly story: Story;
  /** The number of the event among the steps. */
  readonly step: number | undefined;
  readonly isBad: boolean;
  /** Somebody asked for it, so it takes the focus; what opens by itself does not. */
  readonly takesFocus: boolean;
  readonly onClose: () => void;
  readonly onSelect: (event: EventId) => void;
};

type Measured = { readonly story: Story | undefined; readonly height: number };

const width = 322;
const ANCHORS = ['step', 'event', 'dot', 'network', 'arrow', 'bar'];

export function WhyFlag({
  marks,
  event,
  story,
  step,
  isBad,
  takesFocus,
  onClose,
  onSelect,
}: Props): ReactElement | null {
  const panel = useRef<HTMLDivElement>(null);
  const [measured, setMeasured] = useState<Measured>({ story: undefined, height: 0 });
  // A new story is first laid beside its mark, so that its height is the one it has there: below
  // the drawing it is wider and lower.
  const height = measured.story === story ? measured.height : 0;
  useLayoutEffect(() => {
    if (measured.story !== story) setMeasured({ story, height: panel.current?.offsetHeight ?? 0 });
  }, [measured, story]);
  useEffect(() => {
    if (takesFocus) panel.current?.querySelector('button')?.focus({ preventScroll: true });
  }, [event, takesFocus]);
  const anchor = ANCHORS.flatMap((role) =>
    marks.marks.filter((mark) => mark.role === role && mark.events.includes(event)),
  )[0];
  const box = hangFlag(marks, anchor?.box, { width, height });
  return (
    <div
      ref={panel}
      role="dialog"
      aria-label={story.title}
      className={['why', isBad ? 'no' : '', box.isBelow ? 'below' : ''].join(' ').trim()}
      style={box.isBelow ? undefined : { left: box.x, top: box.y }}
      onKeyDown={(key) => {
        if (key.key !== 'Escape') return;
        key.stopPropagation();
        onClose();
      }}
    >
      <header>
        <h2>
          {step === undefined ? null : <span className="n">{step}</span>} {story.title}
        </h2>
        <button type="button" aria-label="Close" onClick={onClose}>
          <Icon name="cross" />
        </button>
      </header>
      <ol>
        {story.lines.map(({ phrases, step: cited, event: cause }, at) => (
          <li key={at}>
            {cited === undefined || cause === undefined ? (
              <span className="n bare">→</span>
            ) : (
              <button
                type="button"
                className="n"
                aria-label={`Go to step ${String(cited)}`}
                onClick={() => {
                  onSelect(cause);
                }}
              >
                {cited}
              </button>
            )}
            <Words phrases={phrases} />
          </li>
        ))}
      </ol>
    </div>
  );
}
