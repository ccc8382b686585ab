const letters: Readonly<Record<string, string>> = Object.fromEntries(
  `а a б b в v г g д d е e ё e ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ sch
   ъ _ ы y ь _ э e ю yu я ya`
    .split(/\s+/)
    .reduce<[string, string][]>((pairs, letter, at, all) => {
      if (at % 2 === 0) pairs.push([letter, (all[at + 1] ?? '').replace('_', '')]);
      return pairs;
    }, []),
);

/** A text as an id: Latin letters (Russian ones transliterated), digits and the separator; empty when nothing is left. */
export function slug(text: string, separator: '-' | '_'): string {
  return [...text.normalize('NFC').toLowerCase()]
    .map((letter) => letters[letter] ?? letter.normalize('NFD').replace(/\p{M}/gu, ''))
    .join('')
    .replace(/[^\p{L}\p{N}]+/gu, separator)
    .replace(new RegExp(`^${separator}+|${separator}+$`, 'g'), '');
}
