import fc from 'fast-check';
import { test } from 'vitest';

import { scenarioTextLaws } from '../../properties/scenario-text.ts';

test.each([...scenarioTextLaws])('scenario text: %s', async (_, law) => {
  await fc.assert(law, { numRuns: 300 });
});
