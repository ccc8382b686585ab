import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { root } from './root.ts';

export const languages = ['en', 'ru'] as const;

export type Language = (typeof languages)[number];

/** A key of messages/*.en.json; a test holds every key that the code names against the files. */
export type MessageKey = string;

export type Values = Record<string, string | number>;

type Texts = Readonly<Record<string, string>>;

/** All texts of a language: LANG.json and every PART.LANG.json beside it. */
function readTexts(language: Language): Texts {
  const folder = join(root, 'messages');
  const files = readdirSync(folder).filter((name) => new RegExp(`(^|\\.)${language}\\.json$`).test(name));
  return Object.assign({}, ...files.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8'))));
}

const developing = process.env.VORONKA_DEV === '1';
let texts: Record<Language, Texts> | null = null;
const compiled = new Map<string, IntlMessageFormat>();

/** The texts of both languages, read once (while developing: each second anew). */
function allTexts(): Record<Language, Texts> {
  if (!texts) {
    texts = { en: readTexts('en'), ru: readTexts('ru') };
    compiled.clear();
    if (developing) {
      setTimeout(() => {
        texts = null;
      }, 1000).unref();
    }
  }
  return texts;
}

/** The language asked for: an explicit `en` / `ru`, else Russian when the locale says so, else English. */
export function pickLanguage(explicit: string | undefined, locale: string | undefined): Language {
  const text = (explicit ?? locale ?? '').toLowerCase();
  return text.startsWith('ru') ? 'ru' : 'en';
}

/** The text of a key when there is one, formatted; null for an unknown key. */
export function findText(language: Language, key: MessageKey, values?: Values): string | null {
  const all = allTexts();
  const text = all[language][key] ?? all.en[key];
  if (text === undefined) return null;
  if (!/[{'<#]/.test(text)) return text;
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
