const separators = /(\p{Nd})?[\p{P}\p{Z}\p{C}\p{So}|]+(?=(\p{Nd})?)/gu;

/**
 * Text for loose comparison: case, ё/е, spaces, punctuation and pictures folded away. Between two digits the
 * separator stays (as a dot), so that "1.1" and "11" differ. A text of punctuation only is itself, trimmed.
 */
export function fold(text: string): string {
  const plain = text.normalize('NFC').toLowerCase().replaceAll('ё', 'е').trim();
  const folded = plain.replace(separators, (_all, before?: string, after?: string) =>
    before !== undefined && after !== undefined ? `${before}.` : (before ?? ''),
  );
  return folded === '' ? plain : folded;
}
