/** The worker when it runs from the sources, which a thread of its own must first learn to read. */
import { register } from 'tsx/esm/api';

register();
export const { answer } = await import('./check-worker.ts');
