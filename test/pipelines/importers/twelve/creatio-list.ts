import { table, writeFiles } from './canon.ts';
import { dealId, dueDate, staysOf, words } from './creatio.ts';
import type { FormExport } from './form-export.ts';
import { chance, deals, dotted, fullName, moscow, stageOf } from './story.ts';

/** Lists have captions, names of stages, numbers and times in the language of the user. */
type Language = {
  readonly captions: Readonly<Record<string, string>>;
  readonly finals: Readonly<Record<string, string>>;
  readonly files: readonly [deals: string, stays: string];
  readonly amount: (text: string) => string;
  readonly time: (text: string) => string;
  readonly delimiter: string;
};

const russian: Language = {
  captions: {
    Name: 'Название',
    Stage: 'Стадия',
    'Opportunity amount': 'Сумма продажи',
    'Probability, %': 'Вероятность, %',
    'Closed on': 'Дата закрытия',
    Owner: 'Ответственный',
    Source: 'Источник',
    'Reason for closing': 'Причина закрытия',
    'Created on': 'Дата создания',
    'Modified on': 'Дата изменения',
    Opportunity: 'Продажа',
    Start: 'Начало',
    Due: 'Завершение',
    Notes: 'Комментарий',
    Historical: 'Column 1',
  },
  finals: { Won: 'Завершена с победой', Lost: 'Завершена с проигрышем', Unfit: 'Отклонена нами' },
  files: ['Продажа.csv', 'Стадия в продаже.csv'],
  amount: (text) => `${text},00`,
  time: dotted,
  delimiter: ';',
};

/** `3/2/2026 12:00:00 PM`. */
function american(text: string): string {
  if (!text) return '';
  const [date = '', clock = ''] = moscow(text).split('T');
  const [year, month, day] = date.split('-').map(Number);
  const hour = Number(clock.slice(0, 2));
  return `${month}/${day}/${year} ${hour % 12 || 12}${clock.slice(2)} ${hour < 12 ? 'AM' : 'PM'}`;
}

const english: Language = {
  captions: {},
  finals: { Won: 'Closed won', Lost: 'Closed lost', Unfit: 'Closed rejected' },
  files: ['Opportunity.csv', 'OpportunityInStage.csv'],
  amount: (text) => `${text}.00`,
  time: american,
  delimiter: ',',
};

const write =
  ({ captions, finals, files, amount, time, delimiter }: Language, isWithStays: boolean) =>
  (folder: string): void => {
    const captioned = (row: Readonly<Record<string, string | number>>) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [captions[name] ?? name, value]));
    const named = (stage: string) => finals[stage] ?? stage;
    const cards = deals.map((deal) => ({
      Id: dealId(deal),
      Name: deal.name!,
      Stage: named(stageOf(deal)),
      'Opportunity amount': amount(deal.amount || '0'),
      'Probability, %': chance(deal),
      'Closed on': time(dueDate(deal)),
      Owner: fullName(deal.owner!),
      Source: deal.source!,
      'Reason for closing': deal.lost_reason!,
      'Created on': time(deal.created_at!),
      'Modified on': time(deal.updated_at!),
    }));
    const stays = deals.flatMap(staysOf).map(({ deal, stage, start, due, historical }) => ({
      Opportunity: deal.name!,
      Stage: named(stage),
      Start: time(start),
      Due: time(due),
      Owner: fullName(deal.owner!),
      Notes: '',
      Historical: String(historical),
    }));
    const text = (rows: readonly Readonly<Record<string, string | number>>[]) =>
      table(rows.map(captioned), { delimiter });
    writeFiles(folder, {
      [files[0]]: text(cards),
      ...(isWithStays && { [files[1]]: text(stays) }),
    });
  };

export const creatioTable: FormExport = {
  name: 'Creatio, list export',
  stages: english.finals,
  words,
  write: write(english, false),
};
export const creatioTables: FormExport = {
  name: 'Creatio, lists of opportunities and stages',
  stages: english.finals,
  words,
  write: write(english, true),
};
export const creatioRussianTables: FormExport = {
  name: 'Creatio, lists of opportunities and stages in Russian',
  stages: russian.finals,
  words,
  write: write(russian, true),
};
