/** What was typed into the bounds, as numbers, or what is wrong with it and what would be right. */

export type Field = NumberField | ChoiceField;

type NumberField = {
  readonly id: string;
  readonly label: string;
  /** Both ends are allowed. */
  readonly range: readonly [number, number];
  /** Several numbers, between commas or spaces. */
  readonly isList?: boolean;
  readonly isOptional?: boolean;
};

/** One of a few words, which cannot be wrong. */
type ChoiceField = {
  readonly id: string;
  readonly label: string;
  readonly choices: readonly string[];
};

export type Read = {
  /** Of the fields that are typed. */
  readonly values: ReadonlyMap<string, readonly number[]>;
  readonly problem: { readonly id: string; readonly message: string } | undefined;
};

export function readFields(
  fields: readonly Field[],
  typed: Readonly<Record<string, string>>,
): Read {
  const values = new Map<string, readonly number[]>();
  for (const field of fields) {
    if ('choices' in field) continue;
    const { id, label, range, isList = false, isOptional = false } = field;
    const words = (typed[id] ?? '').split(isList ? /[,\s]+/ : /\s+/).filter((word) => word !== '');
    if (words.length === 0 && isOptional) continue;
    const numbers = words.map(Number);
    const [low, high] = range;
    const isRight = numbers.every(
      (number) => Number.isInteger(number) && number >= low && number <= high,
    );
    if (!isRight || numbers.length === 0 || (numbers.length > 1 && !isList)) {
      const wanted = `${isList ? 'whole numbers' : 'a whole number'} from ${low.toLocaleString('en')} to ${high.toLocaleString('en')}`;
      return { values, problem: { id, message: `${label}: ${wanted}.` } };
    }
    values.set(id, numbers);
  }
  return { values, problem: undefined };
}
