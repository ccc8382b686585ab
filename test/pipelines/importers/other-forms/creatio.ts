import { csv, json } from './support.ts';

const stage = {
  qualification: 'c2067b11-0ee0-df11-971b-001d60e938c6',
  analysis: '2a6de0f7-44d9-4b8a-bce6-acddb7ed8915',
  presentation: '325f0619-0ee0-df11-971b-001d60e938c6',
  won: '60d5310c-5be6-df11-971b-001d60e938c6',
  lost: 'a9aafdfe-2242-4f42-8cd5-2ae3b9556d79',
};
const zero = '00000000-0000-0000-0000-000000000000';
const never = '0001-01-01T00:00:00Z';
const anna = '410006e1-0000-4502-a9ec-e54d922d2c00';
const price = '5ab00000-0000-0000-0000-000000000001';
const odata = (entity: string, value: readonly unknown[]) =>
  json({ '@odata.context': `https://crm.example.com/0/odata/$metadata#${entity}`, value });

const deal = (no: number, more: object) => ({
  Id: `deal-${no}`,
  Title: `Поставка ${no}`,
  CreatedOn: '2025-03-04T07:15:02.913319Z',
  ModifiedOn: '2025-03-10T09:00:00.1Z',
  ProcessListeners: 2,
  DueDate: never,
  CloseReasonId: zero,
  OwnerId: anna,
  AccountId: zero,
  SourceId: zero,
  Amount: 1250000.5,
  Probability: 30,
  PbgSignature: never,
  PbgStatusId: zero,
  ...more,
});

const row = (deal: number, name: keyof typeof stage, start: string, due: string, historical = false) => ({
  Id: `row-${deal}-${start}-${name}`,
  OpportunityId: `deal-${deal}`,
  StageId: stage[name],
  StartDate: start,
  DueDate: due,
  OwnerId: anna,
  Historical: historical,
});

const stageRow = (
  name: keyof typeof stage,
  title: string,
  no: number,
  end: boolean,
  successful: boolean,
) => ({
  Id: stage[name],
  Name: title,
  Number: no,
  End: end,
  Successful: successful,
  MaxProbability: no * 10,
});

/** Three deals: an open one that skipped a stage, a won one, and one that was lost, came back and was lost again. */
export const api = {
  'Opportunity.json': odata('Opportunity', [
    deal(1, { StageId: stage.presentation }),
    deal(2, { StageId: stage.won, DueDate: '2025-04-01T08:00:00Z', Amount: 10 }),
    deal(3, { StageId: stage.lost, DueDate: '2025-05-01T08:00:00Z', CloseReasonId: price }),
  ]),
  'OpportunityInStage.json': odata('OpportunityInStage', [
    row(1, 'qualification', '2025-03-04T07:15:03Z', '2025-03-10T09:00:00Z'),
    row(1, 'analysis', '2025-03-10T09:00:02Z', '2025-03-10T09:00:02Z'),
    row(1, 'presentation', '2025-03-10T09:00:03Z', never),
    row(2, 'qualification', '2025-03-04T07:15:03Z', '2025-04-01T08:00:00Z'),
    row(2, 'won', '2025-04-01T08:00:09Z', '2025-04-01T08:00:09Z'),
    row(3, 'qualification', '2025-03-04T07:15:03Z', '2025-03-20T08:00:00Z', true),
    row(3, 'lost', '2025-03-20T08:00:10Z', '2025-03-20T08:00:10Z', true),
    row(3, 'qualification', '2025-04-20T08:00:01Z', '2025-05-01T08:00:00Z'),
    row(3, 'lost', '2025-05-01T08:00:10Z', '2025-05-01T08:00:10Z'),
  ]),
  'OpportunityStage.json': odata('OpportunityStage', [
    stageRow('qualification', 'Квалификация', 1, false, false),
    stageRow('analysis', 'Анализ потребностей', 2, false, false),
    stageRow('presentation', 'Презентация', 3, false, false),
    stageRow('won', 'Завершена с победой', 9, true, true),
    stageRow('lost', 'Завершена с проигрышем', 10, true, false),
  ]),
  'Contact.json': odata('Contact', [
    { Id: anna, Name: 'Анна Ковалёва', JobTitle: '', MobilePhone: '', AccountId: zero },
  ]),
  'OpportunityCloseReason.json': odata('OpportunityCloseReason', [
    { Id: price, Name: 'Цена', ProcessListeners: 0 },
  ]),
};
export const stages = stage;

export const list = {
  'Продажи.csv': csv(
    'Название;Контрагент;Стадия;Сумма продажи;Вероятность, %;Дата закрытия;Ответственный;Источник;Причина закрытия;Дата создания',
    'Поставка «Вектор»;ООО «Вектор»;Презентация;1250000,00;30;30.04.2025 00:00;Анна Ковалёва;Рекомендация партнера;;04.03.2025 10:15',
    'Ремонт;ООО «Ручей»;Завершена с проигрышем;900,50;0;02.04.2025 11:00;Анна Ковалёва;;Цена;04.03.2025 10:15',
  ),
  'Стадии.csv': csv(
    'Продажа;Стадия;Начало;Завершение;Ответственный;Комментарий',
    'Поставка «Вектор»;Квалификация;04.03.2025 10:15:03;10.03.2025 12:00:00;Анна Ковалёва;',
    'Поставка «Вектор»;Анализ потребностей;10.03.2025 12:00:02;10.03.2025 12:00:02;Анна Ковалёва;',
    'Поставка «Вектор»;Презентация;10.03.2025 12:00:03;;Анна Ковалёва;',
    'Ремонт;Квалификация;04.03.2025 10:15:03;02.04.2025 11:00:00;Анна Ковалёва;',
    'Ремонт;Завершена с проигрышем;02.04.2025 11:00:10;02.04.2025 11:00:10;Анна Ковалёва;',
  ),
};
