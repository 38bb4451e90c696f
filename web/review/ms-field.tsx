/** Whole milliseconds that can be typed over: taken on Enter or on leaving, put back when they are none. */
import { useState, type ReactElement } from 'react';

type Props = {
  readonly label: string;
  /** Undefined shows the placeholder. */
  readonly ms: number | undefined;
  readonly placeholder?: string;
  readonly min: number;
  readonly max: number;
  readonly prefix?: string;
  readonly onChange: (ms: number) => void;
};

export function MsField({
  label,
  ms,
  placeholder,
  min,
  max,
  prefix,
  onChange,
}: Props): ReactElement {
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const shown = typed ?? (ms === undefined ? '' : String(ms));
  const take = (): void => {
    const value = typed === undefined || typed.trim() === '' ? NaN : Number(typed);
    setTyped(undefined);
    if (Number.isInteger(value) && value >= min && value <= max && value !== ms) onChange(value);
  };
  return (
    <label className="ms" title={`${label}: whole ms from ${String(min)} to ${String(max)}`}>
      {prefix}
      <input
        inputMode="numeric"
        aria-label={label}
        value={shown}
        placeholder={placeholder}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
        }}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take();
          if (event.key === 'Escape') setTyped(undefined);
        }}
      />
      ms
    </label>
  );
}
