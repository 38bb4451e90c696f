import { describe, test } from 'vitest';
import { LAWS } from '../../properties/laws/laws.ts';
import { regionSubject } from '../../properties/subjects/region-subject.ts';
import { check } from './check.ts';

describe('a region', () => {
  const subject = regionSubject();
  test.each(LAWS)('$name', (law) => check(law.of(subject), 120));
});
