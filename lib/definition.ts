import { VoronkaError } from './errors.ts';
import { findText, type Language } from './messages.ts';

/** A definition in one language: what is counted, the formula, how others count it, an example. */
export type Definition = {
  readonly id: string;
  readonly name: string;
  readonly parts: readonly { readonly title: string; readonly text: string }[];
};

const parts = ['what', 'formula', 'differs', 'example'] as const;

/** The definition of an entry of the dictionary in a reader's words. @throws VoronkaError not_found */
export function definitionOf(id: string, language: Language): Definition {
  const name = findText(language, `define.${id}.name`);
  if (!name) throw new VoronkaError('not_found', `There is no definition "${id}".`, 'See /dictionary.');
  return {
    id,
    name,
    parts: parts.flatMap((part) => {
      const text = findText(language, `define.${id}.${part}`);
      return text ? [{ title: findText(language, `define.${part}`) ?? part, text }] : [];
    }),
  };
}
