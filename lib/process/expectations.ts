import { nearest } from '../nearest.ts';
import type { Words } from './types.ts';

/** What the schema expects at a place, said to a person. The schema's error texts are the keys of this table. */
const expectations: Readonly<Record<string, Words>> = {
  text: { en: 'write a text', ru: 'напишите текст' },
  words: {
    en: 'write a text, or {en: …, ru: …}; quote a text that looks like a number',
    ru: 'напишите текст или {en: …, ru: …}; текст, похожий на число, возьмите в кавычки',
  },
  id: {
    en: 'write an id of letters, digits, "_", "-" or "." without spaces',
    ru: 'напишите id из букв, цифр, «_», «-» или «.» без пробелов',
  },
  list: { en: 'write a list: [a, b]', ru: 'напишите список: [a, b]' },
  texts: { en: 'write a list of texts: [a, b]', ru: 'напишите список текстов: [a, b]' },
  map: {
    en: 'write keys with values, as in {key: value}',
    ru: 'напишите ключи со значениями: {ключ: значение}',
  },
  flag: { en: 'write true or false', ru: 'напишите true или false' },
  number: { en: 'write a number', ru: 'напишите число' },
  version: { en: 'write a whole number from 1 up', ru: 'напишите целое число от 1' },
  limit: {
    en: 'the limit must be a number of days above 0; leave the key out where there is no limit',
    ru: 'норматив: число дней больше 0; если норматива нет, уберите ключ',
  },
  probability: {
    en: 'a probability is a number from 0 to 1 (0.3, not 30)',
    ru: 'вероятность: число от 0 до 1 (0.3, а не 30)',
  },
  day: { en: 'write a day as YYYY-MM-DD', ru: 'напишите день как ГГГГ-ММ-ДД' },
  entity: { en: 'write deal, lead or contract', ru: 'напишите deal, lead или contract' },
  order: { en: 'write strict or free', ru: 'напишите strict или free' },
  repeats: { en: 'write merge or keep', ru: 'напишите merge или keep' },
  clock: { en: 'write calendar or working', ru: 'напишите calendar или working' },
  policyName: { en: 'write implied, observed or strict', ru: 'напишите implied, observed или strict' },
  basis: {
    en: 'write action, previous or ours, or leave it out',
    ru: 'напишите action, previous или ours, либо уберите',
  },
  lostKind: { en: 'write disqualified, or leave it out', ru: 'напишите disqualified либо уберите ключ' },
  calendar: {
    en: 'write ru, weekdays or a two-letter country code',
    ru: 'напишите ru, weekdays или двухбуквенный код страны',
  },
  match: {
    en: "write the CRM's stage as a text (its id or name), or {pipeline: …, stage: …}",
    ru: 'напишите стадию CRM текстом (её id или название) или {pipeline: …, stage: …}',
  },
  required: {
    en: 'write field names: [amount, need, {any: [phone, email]}]',
    ru: 'напишите имена полей: [amount, need, {any: [phone, email]}]',
  },
  stated: { en: 'write a list of field names, or all', ru: 'напишите список полей или all' },
  check: {
    en: 'write exactly one check, as in {field: amount} or {any: [{field: a}, {date: b}]}',
    ru: 'напишите ровно одну проверку, например {field: amount} или {any: [{field: a}, {date: b}]}',
  },
  reasons: {
    en: 'write a list of reasons: [{id: price, en: Price, ru: Цена}]',
    ru: 'напишите список причин: [{id: price, en: Price, ru: Цена}]',
  },
  bands: {
    en: 'write the upper cuts in ascending order: [100000, 1000000]',
    ru: 'напишите верхние границы по возрастанию: [100000, 1000000]',
  },
  rule: {
    en: 'write the settings of the rule, as in {days: 14}; {} = as it is, false = off',
    ru: 'напишите настройки правила, например {days: 14}; {} = как есть, false = выключено',
  },
  severity: { en: 'write low, medium or high', ru: 'напишите low, medium или high' },
  stages: {
    en: 'a process needs at least one active stage: stages: [{id: new, match: [NEW]}]',
    ru: 'нужна хотя бы одна активная стадия: stages: [{id: new, match: [NEW]}]',
  },
};

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
