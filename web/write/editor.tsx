/** CodeMirror as a component: the text, where it is wrong, and what to do when it changes. */
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import { HighlightStyle, bracketMatching, syntaxHighlighting } from '@codemirror/language';
import { setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { useEffect, useRef, type ReactElement } from 'react';
import { markedLines, markLines, type Marked } from './marked-lines.ts';

export type Fault = {
  readonly line: number;
  readonly column: number;
  readonly message: string;
};

type Props = {
  readonly label: string;
  readonly language: 'javascript' | 'scenario';
  readonly initial: string;
  readonly fault: Fault | undefined;
  /** Lines that belong to what is pointed at elsewhere, and to the moment that is shown. */
  readonly marked?: Marked;
  readonly onText: (text: string) => void;
  /** The line that the pointer or the caret is on; undefined when it leaves, or somebody types. */
  readonly onLine?: (line: number | undefined) => void;
};

const nothingMarked: Marked = { lit: undefined, at: undefined };

const colours = HighlightStyle.define([
  { tag: tags.comment, color: 'var(--ink-3)' },
  { tag: [tags.string, tags.regexp], color: 'var(--r3-text)' },
  { tag: [tags.keyword, tags.bool, tags.null], color: 'var(--r1-text)', fontWeight: '600' },
  { tag: tags.number, color: 'var(--r2-text)' },
]);

const look = EditorView.theme({
  '&': {
    fontSize: '12.5px',
    backgroundColor: 'var(--surface)',
    color: 'var(--ink)',
    height: '100%',
  },
  '.cm-content': {
    fontFamily: 'var(--mono)',
    lineHeight: '20px',
    fontFeatureSettings: '"zero", "calt" 0',
    caretColor: 'var(--ink)',
  },
  '.cm-gutters': { backgroundColor: 'var(--surface)', color: 'var(--ink-3)', border: '0' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '&.cm-focused': { outline: '2px solid var(--ink)', outlineOffset: '1px' },
  '.cm-selectionBackground, &.cm-focused .cm-selectionBackground': {
    backgroundColor: 'var(--r1-fill) !important',
  },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--bad)',
    textUnderlineOffset: '3px',
  },
  '.cm-at': { boxShadow: 'inset 2px 0 0 var(--line-2)' },
  '.cm-lit': { backgroundColor: 'var(--sunken)', boxShadow: 'inset 2px 0 0 var(--ink)' },
  '.cm-tooltip': {
    backgroundColor: 'var(--surface)',
    border: '1px solid var(--line-2)',
    borderRadius: '8px',
  },
});

export function Editor(props: Props): ReactElement {
  const { label, language, initial, fault, onText, onLine } = props;
  const { lit, at } = props.marked ?? nothingMarked;
  const holder = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const told = useRef({ onText, onLine });
  useEffect(() => {
    told.current = { onText, onLine };
  });
  useEffect(() => {
    if (holder.current === null) return undefined;
    // In a shadow root its style sheets are objects, which a policy without inline styles allows.
    const root = holder.current.shadowRoot ?? holder.current.attachShadow({ mode: 'open' });
    const created = new EditorView({
      parent: root,
      root,
      state: EditorState.create({
        doc: initial,
        extensions: [
          lineNumbers(),
          history(),
          bracketMatching(),
          keymap.of([...defaultKeymap, ...historyKeymap]),
          ...(language === 'javascript' ? [javascript({ typescript: true })] : []),
          syntaxHighlighting(colours),
          look,
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ 'aria-label': label }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) told.current.onText(update.state.doc.toString());
          }),
          markedLines((line) => {
            told.current.onLine?.(line);
          }),
        ],
      }),
    });
    view.current = created;
    return () => {
      created.destroy();
    };
    // The text belongs to the editor from here on.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [language, label]);
  useEffect(() => {
    const { current } = view;
    if (current === undefined) return;
    const { doc } = current.state;
    const place = fault === undefined ? undefined : placeOf(doc, fault);
    current.dispatch(
      setDiagnostics(
        current.state,
        place === undefined || fault === undefined
          ? []
          : [{ ...place, severity: 'error', message: fault.message }],
      ),
    );
  }, [fault]);
  useEffect(() => {
    view.current?.dispatch({ effects: markLines.of({ lit, at }) });
  }, [lit, at]);
  return <div ref={holder} className="editor" />;
}

/** The word at the place, or the line when there is none. */
function placeOf(doc: EditorState['doc'], { line, column }: Fault): { from: number; to: number } {
  const at = doc.line(Math.min(Math.max(1, line), doc.lines));
  const from = Math.min(at.from + Math.max(0, column - 1), at.to);
  const word = /^\S+/.exec(at.text.slice(from - at.from))?.[0].length ?? 0;
  return word === 0 ? { from: at.from, to: at.to } : { from, to: from + word };
}
