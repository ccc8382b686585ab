import type { Words } from './types.ts';

/** What the schema expects at a place, said to a person. The schema's error texts are the keys of this table. */
export const expectations: Readonly<Record<string, Words>> = {
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
  scalar: { en: 'write a text, a number, true or false', ru: 'напишите текст, число, true или false' },
  numbers: { en: 'write a list of numbers: [0, 1]', ru: 'напишите список чисел: [0, 1]' },
  pair: { en: 'write two numbers, from and to: [5, 7]', ru: 'напишите два числа, от и до: [5, 7]' },
  isTrue: { en: 'write true, or leave the key out', ru: 'напишите true или уберите ключ' },
  parts: {
    en: 'write the ids of the parts, [sales-lead, sales-deal], or the parts themselves',
    ru: 'напишите id частей, [sales-lead, sales-deal], или сами части',
  },
  condition: {
    en: 'write a condition by field, as in {amount: {min: 100000}}, {product: [A, B]} or {client: new}',
    ru: 'напишите условие по полю, например {amount: {min: 100000}}, {product: [A, B]} или {client: new}',
  },
  range: {
    en: 'write min, max or both as numbers, min not above max: {min: 100000, max: 500000}',
    ru: 'напишите min, max или оба числами, min не больше max: {min: 100000, max: 500000}',
  },
  client: { en: 'write new or existing', ru: 'напишите new (новый) или existing (действующий)' },
  is: {
    en: 'write a field with the values that are right, as in {icp_fit: ["yes", partly]}',
    ru: 'напишите поле и подходящие значения, например {icp_fit: ["yes", partly]}',
  },
  bases: {
    en: 'write a list of stated, action, previous, ours',
    ru: 'напишите список из stated, action, previous, ours',
  },
  since: { en: 'write stage or start', ru: 'напишите stage (с входа в этап) или start (с создания)' },
  link: {
    en: 'write account, contact, lead, deal or contract',
    ru: 'напишите account, contact, lead, deal или contract',
  },
  tasks: { en: 'write closed', ru: 'напишите closed' },
  judge: {
    en: 'write person (no export can show it) or rule NAME, as in rule duplicate',
    ru: 'напишите person (по выгрузке не видно) или rule ИМЯ, например rule duplicate',
  },
  event: {
    en: 'write exactly one event, as in {date: proposal_sent_at}, {activity: [meeting]} or {first_filled: amount}',
    ru: 'напишите ровно одно событие, например {date: proposal_sent_at}, {activity: [meeting]} или {first_filled: amount}',
  },
  derive: {
    en: 'write where a stay begins and ends: {enter: [signed_at], leave: ["ends_on - 90 days"]}',
    ru: 'напишите, где этап начинается и кончается: {enter: [signed_at], leave: ["ends_on - 90 days"]}',
  },
  moment: {
    en: 'write a date field, or a date field and days: signed_at, "ends_on - 90 days"',
    ru: 'напишите поле с датой или поле и дни: signed_at, "ends_on - 90 days"',
  },
  direction: { en: 'write inbound or outbound', ru: 'напишите inbound или outbound' },
  source: { en: 'write inbound, outbound or unknown', ru: 'напишите inbound, outbound или unknown' },
  closes: { en: 'write won or lost', ru: 'напишите won или lost' },
  hours: {
    en: 'write the beginning and the end of a working day: ["09:00", "18:00"]',
    ru: 'напишите начало и конец рабочего дня: ["09:00", "18:00"]',
  },
  fields: {
    en: 'write lists of fields by deal, lead, contact, account or contract: {deal: [{id: budget, en: Budget}]}',
    ru: 'напишите списки полей для deal, lead, contact, account или contract: {deal: [{id: budget, ru: Бюджет}]}',
  },
  unit: { en: 'write day or month', ru: 'напишите day или month' },
  exempt: {
    en: 'write a list of names, or settings: {future_step_within_days: 30}',
    ru: 'напишите список имён или настройки: {future_step_within_days: 30}',
  },
  place: {
    en: 'write the part and its stage: {part: sales-lead, stage: working}',
    ru: 'напишите часть и её этап: {part: sales-lead, stage: working}',
  },
  creates: {
    en: 'write a list of account, contact, deal, contract',
    ru: 'напишите список из account, contact, deal, contract',
  },
  stageId: { en: 'write the id of a stage of this process', ru: 'напишите id этапа этого процесса' },
};
