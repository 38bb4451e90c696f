/** Whether something is a choice at all; whether the world allows it, carrying it out will tell. */
import {
  amongNames,
  readRecord,
  requireForm,
  requireForms,
  showValue,
  UsageError,
} from '../base/index.ts';
import type { Choice } from './choice.ts';
import { BYTE_STRING, CHOICE_FORMS, PICK } from './choice-forms.ts';

/** Refuses what is none, field by field: `advance: ms is whole ms from 0 to …, not -5`. */
export function checkChoice(candidate: Choice): void {
  const { kind, ...fields } = readRecord(candidate, 'a choice');
  if (!isKind(kind)) throw new UsageError(`a choice has a kind, not ${showKind(kind)}`);
  requireForms(fields, CHOICE_FORMS[kind], `the choice '${kind}' has no field`, `${kind}: `);
  if (candidate.kind !== 'command') return;
  for (const [at, word] of candidate.argv.entries()) {
    requireForm(word, BYTE_STRING, `command: argv[${String(at)}]`);
  }
  for (const [at, pick] of (candidate.picks ?? []).entries()) {
    requireForm(pick, PICK, `command: picks[${String(at)}]`);
  }
}

const isKind = (kind: unknown): kind is Choice['kind'] =>
  typeof kind === 'string' && Object.hasOwn(CHOICE_FORMS, kind);

const showKind = (kind: unknown): string =>
  showValue(kind) + amongNames(typeof kind === 'string' ? kind : '', Object.keys(CHOICE_FORMS));
