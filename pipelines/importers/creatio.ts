import { among, entry, type Field, type Form, inside, type Reading, word } from './form.ts';

/** The CRM as its forms name it. */
export const crm = 'creatio';

/** An empty lookup is the zero GUID, an empty time the first day of the calendar. */
export const clean = (text: string) =>
  `nullif(regexp_replace(${text}, '^(0{8}-0{4}-0{4}-0{4}-0{12}|0001-01-01T.*)$', ''), '')`;

/** The final stages of a fresh installation, by id and by name. */
const finals = {
  '60d5310c-5be6-df11-971b-001d60e938c6': 'won',
  'a9aafdfe-2242-4f42-8cd5-2ae3b9556d79': 'lost',
  '9abf243c-fc00-45cf-8e28-cdb66c9208b0': 'lost',
  '736f54fd-e240-46f8-8c7c-9066c30aff59': 'lost',
  'closed won': 'won',
  'closed lost': 'lost',
  'closed rerouted': 'lost',
  'closed rejected': 'lost',
  'завершена с победой': 'won',
  'завершена с проигрышем': 'lost',
  'перевод на другой процесс': 'lost',
  'отклонена нами': 'lost',
};

/** A lookup's name: expanded beside its id, or an object of another file; ids are unique among all objects. */
export const named =
  (key: string): Field =>
  (reading) =>
    `coalesce(${inside(reading.record, `$.${key}.Name`)}, ${word('object', reading.get(`${key}Id`))})`;

const endKind = (end: string, successful: string) =>
  `case when lower(${end}) in ('true', 'да', '1') then case when lower(${successful}) in ('true', 'да', '1') then 'won' else 'lost' end
    when ${end} is not null then 'open' end`;
const expandedKind = ({ record }: Reading) =>
  endKind(inside(record, '$.Stage.End'), inside(record, '$.Stage.Successful'));
/** SQL: whether a stage is won, lost or open; null when nothing is known of it. */
export const kindOf = (reading: Reading, stage: string) =>
  `coalesce(${expandedKind(reading)}, ${entry('stage kind', 'name', stage)}, ${among(stage, finals)})`;

/** The date of closing is the plan until a final stage overwrites it with the fact. */
export const closedAt = (kind: string, deal: string, due: string) =>
  `case when ${kind} in ('won', 'lost') then coalesce(${entry('closing', 'name', deal)}, ${due}) end`;

const dealKind = (reading: Reading) => kindOf(reading, reading.get('StageId'));
const reasonWhen =
  (kind: 'won' | 'lost'): Field =>
  (reading) =>
    `case when ${dealKind(reading)} = '${kind}' then ${(named('CloseReason') as (r: Reading) => string)(reading)} end`;

const deals: Form = {
  crm,
  name: 'opportunities, OData',
  at: ['value'],
  needs: ['Id', 'StageId', 'Title'],
  clean,
  tables: [
    {
      kind: 'deals',
      keepsOthers: true,
      columns: {
        deal_id: 'Id',
        name: 'Title',
        stage: 'StageId',
        status: dealKind,
        amount: 'Amount',
        probability: 'Probability',
        source: named('Source'),
        owner: named('Owner'),
        account_id: 'AccountId',
        account: (reading) =>
          `coalesce(${inside(reading.record, '$.Account.Name')}, ${entry('object', 'name', reading.get('AccountId'))})`,
        contact_id: 'ContactId',
        created_at: 'CreatedOn',
        updated_at: 'ModifiedOn',
        expected_close_date: 'DueDate',
        closed_at: (reading) => closedAt(dealKind(reading), reading.get('Id'), reading.get('DueDate')),
        lost_reason: reasonWhen('lost'),
        won_reason: reasonWhen('won'),
      },
    },
    {
      kind: 'words',
      columns: { field: () => `'present stage'`, id: 'Id', name: 'StageId' },
    },
  ],
};

/**
 * Moving on fills every skipped stage with a row of no length. A final stage has no length either, so a stage of which
 * nothing is known counts as final where the deal still stands on it.
 */
export const isEntry = (reading: Reading, deal: string, stage: string, start: string, due: string) =>
  `${start} is distinct from ${due} or coalesce(${kindOf(reading, stage)} in ('won', 'lost'),
    ${entry('present stage', 'name', deal)} = ${stage}, false)`;

const expandedStage = ({ record }: Reading) => `${inside(record, '$.Stage.Name')} is not null`;
const stageNumber: Field = ({ record }) => inside(record, '$.Stage.Number');

const history: Form = {
  crm,
  name: 'stages in opportunities (stage history), OData',
  at: ['value'],
  needs: ['OpportunityId', 'StageId', 'StartDate'],
  clean,
  tables: [
    {
      kind: 'stage_history',
      leftOut: 'skipped',
      where: (reading) =>
        isEntry(
          reading,
          reading.get('OpportunityId'),
          reading.get('StageId'),
          reading.get('StartDate'),
          reading.get('DueDate'),
        ),
      columns: {
        deal_id: 'OpportunityId',
        stage: 'StageId',
        entered_at: 'StartDate',
        seq: stageNumber,
        changed_by: (reading) => word('object', reading.get('CreatedById', 'OwnerId')),
      },
    },
    {
      kind: 'stages',
      where: expandedStage,
      oncePer: 'StageId',
      columns: {
        stage: 'StageId',
        name: ({ record }) => inside(record, '$.Stage.Name'),
        position: stageNumber,
        kind: expandedKind,
      },
    },
    {
      kind: 'words',
      where: expandedStage,
      oncePer: 'StageId',
      columns: { field: () => `'stage kind'`, id: 'StageId', name: expandedKind },
    },
    {
      kind: 'words',
      where: (reading) =>
        `coalesce(${expandedKind(reading)}, ${among(reading.get('StageId'), finals)}) in ('won', 'lost')
          and coalesce(lower(${reading.get('Historical')}), 'false') <> 'true'`,
      columns: { field: () => `'closing'`, id: 'OpportunityId', name: 'StartDate' },
    },
  ],
};

const stageEnd: Field = (reading) => endKind(reading.get('End'), reading.get('Successful'));

const stages: Form = {
  crm,
  name: 'opportunity stages, OData',
  at: ['value'],
  needs: ['Id', 'Name', 'Number', 'End'],
  clean,
  tables: [
    {
      kind: 'stages',
      columns: {
        stage: 'Id',
        name: 'Name',
        position: 'Number',
        kind: stageEnd,
        probability: 'MaxProbability',
      },
    },
    { kind: 'words', columns: { field: () => `'stage kind'`, id: 'Id', name: stageEnd } },
    { kind: 'words', columns: { field: () => `'stage kind'`, id: 'Name', name: stageEnd } },
  ],
};

/** Creatio: opportunities, their stages and the history of stages (OData). */
export const creatio: readonly Form[] = [deals, history, stages];
