/** Lines of the editor that belong to what is pointed at elsewhere, and to the moment that is shown. */
import { StateEffect, StateField, type EditorState, type Extension } from '@codemirror/state';
import { Decoration, EditorView, type DecorationSet } from '@codemirror/view';

export type Marked = {
  /** Numbers of lines, from 1. */
  readonly lit: number | undefined;
  readonly at: number | undefined;
};

export const markLines = StateEffect.define<Marked>();

const litLine = Decoration.line({ class: 'cm-lit' });
const atLine = Decoration.line({ class: 'cm-at' });

const decorated = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (before, transaction) => {
    const marked = transaction.effects.findLast((effect) => effect.is(markLines));
    return marked === undefined
      ? before.map(transaction.changes)
      : decorationsOf(transaction.state, marked.value);
  },
  provide: (field) => EditorView.decorations.from(field),
});

function decorationsOf({ doc }: EditorState, { lit, at }: Marked): DecorationSet {
  const ranges = [
    { line: at, decoration: atLine },
    { line: lit, decoration: litLine },
  ].flatMap(({ line, decoration }) =>
    line === undefined || line < 1 || line > doc.lines
      ? []
      : [decoration.range(doc.line(line).from)],
  );
  return Decoration.set(ranges, true);
}

/** Draws marked lines, and tells the line that the pointer or the caret is on. */
export function markedLines(onLine: (line: number | undefined) => void): Extension {
  let told: number | undefined;
  const tell = (line: number | undefined): void => {
    if (line === told) return;
    told = line;
    onLine(line);
  };
  return [
    decorated,
    EditorView.updateListener.of(({ docChanged, selectionSet, state, view }) => {
      // Whoever types looks at the text: the drawing is not dimmed meanwhile.
      if (docChanged) tell(undefined);
      else if (selectionSet && view.hasFocus) {
        tell(state.doc.lineAt(state.selection.main.head).number);
      }
    }),
    EditorView.domEventHandlers({
      mousemove: (event, view) => {
        const position = view.posAtCoords({ x: event.clientX, y: event.clientY }, false);
        tell(view.state.doc.lineAt(position).number);
      },
      mouseleave: () => {
        tell(undefined);
      },
      blur: () => {
        tell(undefined);
      },
    }),
  ];
}
