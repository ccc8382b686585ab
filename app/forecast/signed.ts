/** A difference with its sign; a zero has none. @param text of the absolute value */
export function signed(difference: number | null, text: (value: number | null) => string): string {
  if (difference === null || difference === 0) return text(difference);
  return `${difference > 0 ? '+' : '−'}${text(Math.abs(difference))}`;
}
