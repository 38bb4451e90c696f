/** Every law that needs nothing but a subject. */
import { COLLECTION_LAWS } from './collection-laws.ts';
import { DELIVERY_LAWS } from './delivery-laws.ts';
import type { Law } from './law.ts';
import { MERGE_LAWS } from './merge-laws.ts';

export const LAWS: readonly Law[] = [...DELIVERY_LAWS, ...MERGE_LAWS, ...COLLECTION_LAWS];
