import { nearest } from '../nearest.ts';
import { expectations } from './expectation-words.ts';
import type { Words } from './types.ts';

const show = (value: unknown) => {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};

/** The words for an expectation that a value did not meet; `undefined` = nothing is written there. */
export function expected(key: string, value: unknown): Words {
  const { en, ru } = expectations[key] ?? { en: key, ru: key };
  return value === undefined
    ? { en: `is missing; ${en}`, ru: `не указано; ${ru}` }
    : { en: `${show(value)} is not right here; ${en}`, ru: `${show(value)} сюда не подходит; ${ru}` };
}

/** The words for a name that is not known, with the nearest known one. */
export function unknownName(what: Words, name: string, known: readonly string[]): Words {
  if (known.includes('ru') && /\s/.test(name)) {
    return {
      en: `"${name}" is read as a key of its own; a text with a comma goes in quotes`,
      ru: `«${name}» читается как отдельный ключ; текст с запятой возьмите в кавычки`,
    };
  }
  const near = nearest(name, known);
  const list = known.join(', ');
  return {
    en: `unknown ${what.en} "${name}"; ${near ? `did you mean ${near}?` : `known: ${list}`}`,
    ru: `${what.ru} «${name}» нет; ${near ? `может быть, ${near}?` : `есть: ${list}`}`,
  };
}
