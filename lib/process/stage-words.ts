import type { ProcessState } from './types.ts';

type FinalKind = Extract<ProcessState['kind'], 'won' | 'lost' | 'neutral'>;

const spaced = (text: string) =>
  ` ${text
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;

/** Tried in this order: what is "not realised" is lost, although it holds the word "realised". */
const words: readonly (readonly [FinalKind, RegExp])[] = [
  ['neutral', / (дубль|дубликат|duplicate|спам|spam|nurture|nurturing|прогрев|взращивание|rerouted) /],
  [
    'lost',
    / (closed ?lost|lost|lose|loss|rejected|declined|refused|disqualified|unqualified|junk|dead|failed|apology|not converted|cancell?ed|отказ\p{L}*|проигр\p{L}*|провал\p{L}*|потерян\p{L}*|неуспе\p{L}*|отклонен\p{L}*|отменен\p{L}*|нецелев\p{L}*|некачествен\p{L}*|не (и )?(реализован\p{L}*|квалифицирован\p{L}*|состоял\p{L}*)|143) /u,
  ],
  [
    'won',
    / (closed ?won|won|win|success|successful|succeeded|converted|выигр\p{L}*|побед\p{L}*|успе(х|шн\p{L}*)|реализован\p{L}*|сделка заключена|142) /u,
  ],
];

/** The final kind that a stage's id or name says in a well-known word of either language; null = none. */
export function finalKindByWords(text: string): FinalKind | null {
  const plain = spaced(text);
  return words.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}
