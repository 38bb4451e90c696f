/** The width of an element in whole pixels, 0 before it is known. */
import { useLayoutEffect, useState, type RefObject } from 'react';

export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const { current } = element;
    if (current === null) return undefined;
    const read = (): void => {
      setWidth(Math.floor(current.clientWidth));
    };
    const watch = new ResizeObserver(read);
    watch.observe(current);
    read();
    return () => {
      watch.disconnect();
    };
  }, [element]);
  return width;
}
