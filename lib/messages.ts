import { IntlMessageFormat } from 'intl-messageformat';
import en from '../messages/en.json' with { type: 'json' };
import ru from '../messages/ru.json' with { type: 'json' };

export type Language = 'en' | 'ru';

/** A key of messages/en.json. */
export type MessageKey = keyof typeof en;

type Values = Record<string, string | number>;

const texts: Record<Language, Record<string, string>> = { en, ru };
const compiled = new Map<string, IntlMessageFormat>();

/** The language asked for: an explicit `en` / `ru`, else Russian when the locale says so, else English. */
export function pickLanguage(explicit: string | undefined, locale: string | undefined): Language {
  const text = (explicit ?? locale ?? '').toLowerCase();
  return text.startsWith('ru') ? 'ru' : 'en';
}

/** The text of a key when there is one, formatted; null for an unknown key. */
export function findText(language: Language, key: string, values?: Values): string | null {
  const text = texts[language][key] ?? texts.en[key];
  if (text === undefined) return null;
  const id = `${language}:${key}`;
  let format = compiled.get(id);
  if (!format) {
    format = new IntlMessageFormat(text, language);
    compiled.set(id, format);
  }
  return String(format.format(values));
}

/** A function that gives texts in one language. */
export function translator(language: Language): (key: MessageKey, values?: Values) => string {
  return (key, values) => findText(language, key, values) ?? key;
}

export type Translate = ReturnType<typeof translator>;
