/**
 * A name cut into lines by its words, for a picture that cannot wrap text: a word too long, or what is beyond the last
 * line, ends in an ellipsis.
 */
export function linesOf(text: string, width: number, most: number): string[] {
  const short = (line: string) => (line.length > width ? `${line.slice(0, width - 1).trimEnd()}…` : line);
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  if (lines.length <= most) return lines.map(short);
  return [...lines.slice(0, most - 1), lines.slice(most - 1).join(' ')].map(short);
}
