'use client';

import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { type FormatLanguage, type Formatter, formatterOf } from '../../../lib/format.ts';

export type Words = Readonly<Record<string, string>>;

/** A text with its {places} filled. */
export function fill(text: string, values: Readonly<Record<string, string | number>> = {}): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

type Spoken = {
  /** The text of a key; an unknown one shows as itself. */
  w(key: string, values?: Readonly<Record<string, string | number>>): string;
  has(key: string): boolean;
  readonly f: Formatter;
  readonly language: FormatLanguage;
};

const Spoken = createContext<Spoken | null>(null);

type Props = { readonly language: FormatLanguage; readonly words: Words; readonly children: ReactNode };

/** Gives texts and formats to what is inside. */
export function WordsProvider({ language, words, children }: Props) {
  const spoken = useMemo<Spoken>(
    () => ({
      w: (key, values) => fill(words[key] ?? key, values),
      has: (key) => key in words,
      // Neither currency nor zone is shown before the import has told them.
      f: formatterOf(language, 'USD', 'UTC'),
      language,
    }),
    [language, words],
  );
  return <Spoken.Provider value={spoken}>{children}</Spoken.Provider>;
}

/** Texts and formats of the reader. */
export function useWords(): Spoken {
  const spoken = useContext(Spoken);
  if (!spoken) throw new Error('WordsProvider is missing');
  return spoken;
}
