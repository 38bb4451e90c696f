/// <reference types="vite/client" />

declare module 'virtual:catalogue' {
  const cards: readonly import('./engine/card.ts').PatternCard[];
  export default cards;
}
