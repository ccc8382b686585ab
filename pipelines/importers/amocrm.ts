import { type Field, type Form, inside, onlyPresent, type Reading, word } from './form.ts';

export const crm = 'amocrm';

/** The same two ids close deals in every pipeline. */
const won = '142';
const lost = '143';

export const user =
  (...names: string[]): Field =>
  (reading) =>
    word('user', `nullif(${reading.get(...names)}, '0')`);

const pipeline = (reading: Reading) => word('pipeline', reading.get('pipeline_id'));

/** A custom field of the card: the first that passes the test. @param test SQL over `c`, the field as JSON */
export const customField = (reading: Reading, test: string) =>
  `(list_filter(coalesce((${reading.record} -> '$.custom_fields_values[*]'), []), lambda c: ${test})[1] ->> '$.values[0].value')`;

const leads: Form = {
  crm,
  name: 'deals, API',
  at: ['_embedded', 'leads'],
  needs: ['id', 'status_id', 'pipeline_id'],
  tables: [
    {
      kind: 'deals',
      columns: {
        deal_id: 'id',
        name: 'name',
        pipeline,
        stage: 'status_id',
        status: (reading) =>
          `case ${reading.get('status_id')} when '${won}' then 'won' when '${lost}' then 'lost' else 'open' end`,
        amount: 'price',
        source: (reading) =>
          `coalesce(${word('source', reading.get('source_id'))}, ${customField(reading, `(c ->> '$.field_code') = 'UTM_SOURCE'`)})`,
        owner: user('responsible_user_id'),
        account_id: (reading) => inside(reading.record, '$._embedded.companies[0].id'),
        contact_id: (reading) => inside(reading.record, '$._embedded.contacts[0].id'),
        created_at: 'created_at',
        updated_at: 'updated_at',
        closed_at: (reading) =>
          `case when ${reading.get('status_id')} in ('${won}', '${lost}') then nullif(${reading.get('closed_at')}, '0') end`,
        lost_reason: (reading) =>
          `coalesce(${inside(reading.record, '$._embedded.loss_reason[0].name')}, ${word('reason', reading.get('loss_reason_id'))})`,
        next_step_date: 'closest_task_at',
        tags: (reading) =>
          `nullif(array_to_string(list_transform(coalesce((${reading.record} -> '$._embedded.tags[*]'), []), lambda tag: tag ->> '$.name'), ', '), '')`,
        custom_fields: (reading) => inside(reading.record, '$.custom_fields_values'),
      },
    },
  ],
};

const state = (side: 'before' | 'after', key: string) => (reading: Reading) =>
  inside(reading.record, `$.value_${side}[0].lead_status.${key}`);
const moved = state('after', 'id');

/** Events of one kind of change become rows of the field history. */
const changeOf = (type: string, field: string, path: string, name: (id: string) => string = (id) => id) => ({
  kind: 'field_history',
  where: (reading: Reading) =>
    `${reading.get('type')} = '${type}' and ${reading.get('entity_type')} = 'lead'`,
  columns: {
    deal_id: 'entity_id',
    field: () => `'${field}'`,
    changed_at: 'created_at',
    old_value: (reading: Reading) => name(inside(reading.record, `$.value_before[0].${path}`)),
    new_value: (reading: Reading) => name(inside(reading.record, `$.value_after[0].${path}`)),
    changed_by: user('created_by'),
  },
});

const events: Form = {
  crm,
  name: 'events (stage history), API',
  at: ['_embedded', 'events'],
  needs: ['type', 'entity_id', 'created_at'],
  tables: [
    {
      kind: 'stage_history',
      where: (reading) => `${reading.get('type')} = 'lead_status_changed'`,
      columns: {
        deal_id: 'entity_id',
        stage: moved,
        entered_at: 'created_at',
        pipeline: (reading) => word('pipeline', state('after', 'pipeline_id')(reading)),
        from_stage: state('before', 'id'),
        from_pipeline: (reading) => word('pipeline', state('before', 'pipeline_id')(reading)),
        changed_by: user('created_by'),
        via: (reading) => `case when ${reading.get('created_by')} = '0' then 'workflow' else 'user' end`,
      },
    },
    changeOf('entity_responsible_changed', 'owner', 'responsible_user.id', (id) => word('user', id)),
    changeOf('sale_field_changed', 'amount', 'sale_field_value.sale'),
  ],
};

const pipelines: Form = {
  crm,
  name: 'pipelines and stages, API',
  at: ['_embedded', 'pipelines'],
  needs: ['id', 'name', 'is_main'],
  tables: [
    {
      kind: 'stages',
      each: ({ record }) => `(${record} -> '$._embedded.statuses[*]')`,
      columns: {
        pipeline: 'name',
        stage: () => `e ->> '$.id'`,
        name: () => `e ->> '$.name'`,
        position: () => `e ->> '$.sort'`,
        kind: () => `case e ->> '$.id' when '${won}' then 'won' when '${lost}' then 'lost' else 'open' end`,
      },
    },
    {
      kind: 'pipelines',
      columns: { pipeline: 'name', name: 'name', is_default: 'is_main' },
    },
    { kind: 'words', columns: { field: () => `'pipeline'`, id: 'id', name: 'name' } },
  ],
};

const closed: Field = (reading) =>
  `case when lower(${reading.get('Дата закрытия')}) not like 'не закрыт%' then ${reading.get('Дата закрытия')} end`;

/** The list export in its two layouts: other names of the same columns. */
const dealTable: Form = {
  crm,
  name: 'deals, list export',
  needs: ['ID', 'Название сделки', 'Этап сделки', 'Воронка'],
  warning: onlyPresent('/api/v4/events'),
  tables: [
    {
      kind: 'deals',
      keepsOthers: true,
      columns: {
        deal_id: 'ID',
        name: 'Название сделки',
        pipeline: 'Воронка',
        stage: 'Этап сделки',
        amount: 'Бюджет',
        owner: 'Ответственный',
        account: ['Компания', 'Компания контакта'],
        created_at: ['Дата создания сделки', 'Дата создания'],
        updated_at: ['Дата редактирования', 'Дата изменения'],
        closed_at: closed,
        lost_reason: 'Причина отказа',
        source: ['Источник', 'utm_source'],
      },
    },
  ],
};

/** amoCRM and Kommo: deals and their history, list exports (CSV) and answers of the API v4. */
export const amocrm: readonly Form[] = [leads, events, pipelines, dealTable];
