import { clean, closedAt, crm, isEntry, kindOf } from './creatio.ts';
import { type Field, type Form, onlyPresent, type Reading, word } from './form.ts';

const nameOf = (reading: Reading) => reading.get('Название', 'Name');
const stageOf = (reading: Reading) => reading.get('Стадия', 'Stage');
const dueOf = (reading: Reading) => reading.get('Дата закрытия', 'Closed on');
const tableKind = (reading: Reading) => kindOf(reading, stageOf(reading));

/** The list has the id only when its column was added: else the name stands for it, with the time where names repeat. */
const tableId = (reading: Reading) =>
  `coalesce(${reading.get('Id')}, case when count(*) over (partition by ${nameOf(reading)}) > 1
    then concat_ws(' / ', ${nameOf(reading)}, ${reading.get('Дата создания', 'Created on')}) else ${nameOf(reading)} end)`;

const reasonWhen =
  (kind: 'won' | 'lost'): Field =>
  (reading) =>
    `case when ${tableKind(reading)} = '${kind}' then ${reading.get('Причина закрытия', 'Reason for closing')} end`;

const dealTable: Form = {
  crm,
  name: 'opportunities, list export',
  needs: [
    ['Название', 'Name'],
    ['Стадия', 'Stage'],
    ['Сумма продажи', 'Opportunity amount'],
  ],
  clean,
  warning: onlyPresent('OpportunityInStage'),
  tables: [
    {
      kind: 'deals',
      keepsOthers: true,
      columns: {
        deal_id: tableId,
        name: nameOf,
        stage: stageOf,
        status: tableKind,
        amount: ['Сумма продажи', 'Opportunity amount'],
        probability: ['Вероятность, %', 'Probability, %'],
        source: ['Источник', 'Source'],
        owner: ['Ответственный', 'Owner'],
        account: ['Контрагент', 'Account'],
        created_at: ['Дата создания', 'Created on'],
        updated_at: ['Дата изменения', 'Modified on'],
        expected_close_date: dueOf,
        closed_at: (reading) => closedAt(tableKind(reading), nameOf(reading), dueOf(reading)),
        lost_reason: reasonWhen('lost'),
        won_reason: reasonWhen('won'),
      },
    },
    {
      kind: 'words',
      columns: { field: () => `'deal by name'`, id: nameOf, name: 'Id' },
      where: (reading) => `${reading.get('Id')} is not null`,
    },
    { kind: 'words', columns: { field: () => `'present stage'`, id: nameOf, name: stageOf } },
  ],
};

const historyDeal = (reading: Reading) => reading.get('Продажа', 'Opportunity');
const historyStart = (reading: Reading) => reading.get('Начало', 'Start');

const historyTable: Form = {
  crm,
  name: 'stages in opportunities (stage history), list export',
  needs: [
    ['Продажа', 'Opportunity'],
    ['Стадия', 'Stage'],
    ['Начало', 'Start'],
    ['Завершение', 'Due'],
  ],
  clean,
  tables: [
    {
      kind: 'stage_history',
      leftOut: 'skipped',
      where: (reading) =>
        isEntry(
          reading,
          historyDeal(reading),
          stageOf(reading),
          historyStart(reading),
          reading.get('Завершение', 'Due'),
        ),
      columns: {
        deal_id: (reading) => word('deal by name', historyDeal(reading)),
        stage: stageOf,
        entered_at: historyStart,
        changed_by: ['Создал', 'Created by', 'Ответственный', 'Owner'],
      },
    },
  ],
};

/** Creatio: list exports (CSV). */
export const creatioLists: readonly Form[] = [dealTable, historyTable];
