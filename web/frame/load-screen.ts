/** A screen that is fetched when somebody opens it, and what is said when it cannot be. */
import { lazy, type ComponentType, type LazyExoticComponent } from 'react';

/** The part is not there: the connection is gone, or the files were replaced by newer ones. */
export class ScreenNotLoaded extends Error {}

/**
 * @param load fetches the module and picks its screen
 * @returns a component that suspends while it is fetched, and throws `ScreenNotLoaded` when that fails
 */
export function loadScreen<Props>(
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => {
    try {
      return { default: await load() };
    } catch (thrown) {
      const why = thrown instanceof Error ? thrown.message : String(thrown);
      throw new ScreenNotLoaded(`A part of this screen did not arrive: ${why}`);
    }
  });
}
