/** JSON for machines: two spaces, what is absent left out, numbers JSON cannot say as text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(
    value,
    (_, item: unknown) =>
      typeof item === 'bigint' || (typeof item === 'number' && !Number.isFinite(item))
        ? String(item)
        : item,
    2,
  );
}
