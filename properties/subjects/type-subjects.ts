/** A subject of every data type of the registry, for the laws: the compiler asks for one of a new type. */
import type { TypeName } from '../../src/kernel/index.ts';
import type { AnySubject } from '../laws/subject.ts';
import { HASH_CASE, LIST_CASE, SET_CASE, STRING_CASE, ZSET_CASE } from './type-cases.ts';
import { subjectOfType } from './typed-subject.ts';

export const TYPE_SUBJECTS: { readonly [Name in TypeName]: AnySubject } = {
  string: subjectOfType(STRING_CASE),
  hash: subjectOfType(HASH_CASE),
  set: subjectOfType(SET_CASE),
  zset: subjectOfType(ZSET_CASE),
  list: subjectOfType(LIST_CASE),
};
