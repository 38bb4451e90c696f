/**
 * The natural logarithm from additions, multiplications and divisions alone. Those are exact to the
 * last bit on every platform; Math.log is not, and a delay drawn with it could differ between a
 * browser and a server.
 */

/** ln of a number in (0, 1], to about 15 digits. */
export function naturalLog(value: number): number {
  let halvings = 0;
  let mantissa = value;
  while (mantissa < 0.75) {
    mantissa *= 2;
    halvings++;
  }
  // ln m = 2 artanh((m - 1) / (m + 1)); the ratio lies within 1/7, so ten terms are plenty.
  const ratio = (mantissa - 1) / (mantissa + 1);
  const square = ratio * ratio;
  let power = ratio;
  let sum = 0;
  for (let odd = 1; odd < 20; odd += 2) {
    sum += power / odd;
    power *= square;
  }
  return 2 * sum - halvings * Math.LN2;
}
