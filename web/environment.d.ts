/// <reference types="vite/client" />

declare module 'virtual:catalogue' {
  export const cards: readonly import('./engine/card.ts').PatternCard[];
}
