import { describe, test } from 'vitest';
import { COLLECTION_LAWS } from '../../properties/laws/collection-laws.ts';
import { DELIVERY_LAWS } from '../../properties/laws/delivery-laws.ts';
import { MERGE_LAWS } from '../../properties/laws/merge-laws.ts';
import { regionSubject } from '../../properties/subjects/region-subject.ts';
import { check } from './check.ts';

describe('a region', () => {
  const subject = regionSubject();
  test.each([...DELIVERY_LAWS, ...MERGE_LAWS, ...COLLECTION_LAWS])('$name', (law) =>
    check(law.of(subject), 120),
  );
});
