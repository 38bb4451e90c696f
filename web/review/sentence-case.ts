/** Properties are named within sentences; where one begins a line it gets its capital. */
export const sentenceCase = (words: string): string =>
  `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
