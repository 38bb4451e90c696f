/**
 * Short codes of regions: `eastus2` → `eus2`, `westeurope` → `weu`, `southeastasia` → `sea`. A code
 * repeats a region's colour in words, so it must be short, stable and unique within one run.
 *
 * Rule: a name of at most four characters is its own code. Otherwise every geographic word in the
 * name gives its initials or its usual abbreviation and digits stay; a part that is no such word
 * gives its first letters. Where two regions meet in one code, both take more letters of their name,
 * and at last their position.
 */
const ABBREVIATIONS: ReadonlyMap<string, string> = new Map([
  ['north', 'n'],
  ['south', 's'],
  ['east', 'e'],
  ['west', 'w'],
  ['central', 'c'],
  ['asia', 'a'],
  ['pacific', 'p'],
  ['europe', 'eu'],
  ['australia', 'au'],
  ['brazil', 'br'],
  ['canada', 'ca'],
  ['china', 'cn'],
  ['france', 'fr'],
  ['germany', 'de'],
  ['india', 'in'],
  ['israel', 'il'],
  ['italy', 'it'],
  ['japan', 'jp'],
  ['korea', 'kr'],
  ['mexico', 'mx'],
  ['norway', 'no'],
  ['poland', 'pl'],
  ['qatar', 'qa'],
  ['africa', 'af'],
  ['spain', 'es'],
  ['sweden', 'sw'],
  ['switzerland', 'ch'],
  ['us', 'us'],
  ['uk', 'uk'],
  ['uae', 'ae'],
]);

const ownCodeLengthMax = 4;

/** One code per region, in the order given. The same names give the same codes everywhere. */
export function regionCodes(names: readonly string[]): readonly string[] {
  for (let letters = 0; letters <= 8; letters++) {
    const codes = names.map((name) =>
      letters === 0 ? codeOf(name) : lettersOf(name, letters + 2),
    );
    const settled = names.map((_, index) => settle(names, codes, index));
    if (new Set(settled).size === names.length) return settled;
  }
  return names.map((name, index) => `${codeOf(name)}${String(index + 1)}`);
}

/** Keeps a code that nobody else has; the others are asked for more letters together. */
function settle(names: readonly string[], longer: readonly string[], index: number): string {
  const code = codeOf(names[index] ?? '');
  const isShared = names.some((name, other) => other !== index && codeOf(name) === code);
  return isShared ? (longer[index] ?? code) : code;
}

function codeOf(name: string): string {
  if (name.length <= ownCodeLengthMax) return name;
  const parts = name.toLowerCase().match(/[^\W\d_]+|\d+/gu) ?? [];
  const hasOnePart = parts.filter((part) => /\D/.test(part)).length === 1;
  const code = parts.map((part) => abbreviate(part) ?? part.slice(0, partLength(part, hasOnePart)));
  return code.join('') === '' ? name.slice(0, ownCodeLengthMax) : code.join('');
}

function partLength(part: string, isOnly: boolean): number {
  if (/\d/.test(part)) return part.length;
  return isOnly ? 3 : part.length <= 2 ? 2 : 1;
}

/** The abbreviation of a run of geographic words, or undefined when something else is in it. */
function abbreviate(part: string): string | undefined {
  let rest = part;
  let code = '';
  while (rest !== '') {
    const word = [...ABBREVIATIONS.keys()].find((known) => rest.startsWith(known));
    if (word === undefined) return undefined;
    code += ABBREVIATIONS.get(word) ?? '';
    rest = rest.slice(word.length);
  }
  return code;
}

const lettersOf = (name: string, count: number): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\d]/gu, '')
    .slice(0, count);
