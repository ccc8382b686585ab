function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The known word closest in spelling, or null when none is close enough to be what was meant. */
export function nearest(word: string, known: readonly string[]): string | null {
  const plain = word.toLowerCase().replace(/[\s-]+/g, '_');
  let best: string | null = null;
  let least = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const candidate of known) {
    const d = candidate.startsWith(plain) && plain.length >= 3 ? 1 : distance(plain, candidate.toLowerCase());
    if (d < least) [best, least] = [candidate, d];
  }
  return best;
}
