/** A value as a person reads it: text that needs it in quotes, as redis-cli would print it. */
import { renderArgument, text, type Shown } from '../kernel/index.ts';

/** Of a collection the elements are in quotes where they need it, the whole is not. */
export const renderShown = ({ type, value }: Pick<Shown, 'type' | 'value'>): string =>
  type === 'string' ? renderArgument(value) : text(value);
