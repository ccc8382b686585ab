import { entry, type Field, type Form, inside, onlyPresent, type Reading, word } from './form.ts';

export const crm = 'hubspot';

const pipeline = (reading: Reading) => word('pipeline', reading.get('pipeline'));
export const owner = (reading: Reading) => word('user', reading.get('hubspot_owner_id'));

/** What a stage means stands in the pipelines' metadata. */
const status: Field = (reading) => `coalesce(${entry('stage kind', 'name', reading.get('dealstage'))},
  case when lower(${reading.get('hs_is_closed_won')}) = 'true' then 'won'
       when lower(${reading.get('hs_is_closed')}) = 'true' then 'lost' end)`;

/** The closing date is overwritten with the fact when a deal closes; before that it is the plan. */
const closedAt: Field = (reading) =>
  `case when (${(status as (reading: Reading) => string)(reading)}) in ('won', 'lost') then ${reading.get('closedate')} end`;

/** Revisions of a property, newest first as they come. */
const revisions = (property: string) => (reading: Reading) =>
  `(${reading.record} -> '$.propertiesWithHistory.${property}[*]')`;

/** Who made a revision, when it was a person. @param at where the revision lies in `e` */
const madeBy = (at: string) =>
  `case when (e ->> '${at}.sourceId') like 'userId:%' then ${word('user', `substr(e ->> '${at}.sourceId', 8)`)} end`;

/** Each revision with the older one, which follows it in the list. */
const changes = (property: string) => (reading: Reading) => {
  const list = `coalesce(${revisions(property)(reading)}, [])`;
  return `list_transform(range(1, len(${list}) + 1), lambda i: json_object('now', ${list}[i], 'old', ${list}[i + 1]))`;
};

const changesOf = (
  property: string,
  field: string,
  name: (id: string) => string = (id) => id,
): Form['tables'][number] => ({
  kind: 'field_history',
  each: changes(property),
  columns: {
    deal_id: 'id',
    field: () => `'${field}'`,
    changed_at: () => `e ->> '$.now.timestamp'`,
    old_value: () => name(`nullif(e ->> '$.old.value', '')`),
    new_value: () => name(`nullif(e ->> '$.now.value', '')`),
    changed_by: () => madeBy('$.now'),
  },
});

const deals: Form = {
  crm,
  name: 'deals, API',
  at: ['results'],
  within: 'properties',
  needs: ['id', 'properties', ['dealstage', 'dealname']],
  tables: [
    {
      kind: 'deals',
      keepsOthers: true,
      columns: {
        deal_id: 'id',
        name: 'dealname',
        pipeline,
        stage: 'dealstage',
        status,
        amount: 'amount',
        currency: 'deal_currency_code',
        probability: 'hs_deal_stage_probability',
        forecast_category: 'hs_manual_forecast_category',
        source: 'hs_analytics_source',
        owner,
        account_id: (reading) => inside(reading.record, '$.associations.companies.results[0].id'),
        contact_id: (reading) => inside(reading.record, '$.associations.contacts.results[0].id'),
        created_at: ['createdate', 'createdAt'],
        updated_at: ['hs_lastmodifieddate', 'updatedAt'],
        expected_close_date: (reading) => `left(${reading.get('closedate')}, 10)`,
        closed_at: closedAt,
        lost_reason: 'closed_lost_reason',
        won_reason: 'closed_won_reason',
        next_step: 'hs_next_step',
        next_step_date: (reading) => `left(${reading.get('notes_next_activity_date')}, 10)`,
      },
    },
    {
      kind: 'stage_history',
      each: revisions('dealstage'),
      where: () => `nullif(e ->> '$.value', '') is not null`,
      columns: {
        deal_id: 'id',
        pipeline,
        stage: () => `e ->> '$.value'`,
        entered_at: () => `e ->> '$.timestamp'`,
        changed_by: () => madeBy('$'),
        via: () =>
          `case e ->> '$.sourceType' when 'CRM_UI' then 'user' when 'IMPORT' then 'import' when 'API' then 'api' when 'INTEGRATION' then 'api' when 'AUTOMATION_PLATFORM' then 'workflow' end`,
      },
    },
    changesOf('closedate', 'expected_close_date', (text) => `left(${text}, 10)`),
    changesOf('amount', 'amount'),
    changesOf('hubspot_owner_id', 'owner', (id) => word('user', id)),
  ],
};

/** The kind of a stage: closed and certain is won, closed and impossible lost. */
const stageKind = `case when lower(e ->> '$.metadata.isClosed') = 'true' or (e ->> '$.metadata.probability') in ('0.0', '0', '1.0', '1')
  then case when (e ->> '$.metadata.probability') in ('1.0', '1') then 'won' else 'lost' end else 'open' end`;

const pipelines: Form = {
  crm,
  name: 'pipelines and stages, API',
  at: ['results'],
  needs: ['id', 'label', 'stages'],
  tables: [
    {
      kind: 'stages',
      each: ({ record }) => `(${record} -> '$.stages[*]')`,
      columns: {
        pipeline: 'label',
        stage: () => `e ->> '$.id'`,
        name: () => `e ->> '$.label'`,
        position: () => `e ->> '$.displayOrder'`,
        kind: () => stageKind,
        probability: () => `e ->> '$.metadata.probability'`,
        is_deleted: () => `e ->> '$.archived'`,
      },
    },
    { kind: 'pipelines', columns: { pipeline: 'label', name: 'label' } },
    { kind: 'words', columns: { field: () => `'pipeline'`, id: 'id', name: 'label' } },
    {
      kind: 'words',
      each: ({ record }) => `(${record} -> '$.stages[*]')`,
      columns: { field: () => `'stage kind'`, id: () => `e ->> '$.id'`, name: () => stageKind },
    },
  ],
};

const listStatus = (reading: Reading) =>
  `case when lower(${reading.get('Is Closed Won')}) in ('true', 'yes') then 'won' when lower(${reading.get('Is Deal Closed?', 'Is Closed')}) in ('true', 'yes') then 'lost' end`;

const dealTable: Form = {
  crm,
  name: 'deals, list export',
  needs: ['Record ID', 'Deal Name', 'Deal Stage'],
  warning: onlyPresent('propertiesWithHistory=dealstage'),
  tables: [
    {
      kind: 'deals',
      keepsOthers: true,
      columns: {
        deal_id: 'Record ID',
        name: 'Deal Name',
        pipeline: 'Pipeline',
        stage: 'Deal Stage',
        status: listStatus,
        amount: 'Amount',
        currency: 'Currency',
        probability: 'Deal probability',
        forecast_category: 'Forecast category',
        source: 'Original Traffic Source',
        owner: ['Deal owner', 'Deal Owner'],
        account: 'Associated Company',
        created_at: 'Create Date',
        updated_at: 'Last Modified Date',
        expected_close_date: 'Close Date',
        closed_at: (reading) =>
          `case when (${listStatus(reading)}) is not null then ${reading.get('Close Date')} end`,
        lost_reason: 'Closed Lost Reason',
        won_reason: 'Closed Won Reason',
        next_step: 'Next step',
        next_step_date: 'Next Activity Date',
      },
    },
  ],
};

/** HubSpot: list exports (CSV) and answers of the API v3. */
export const hubspot: readonly Form[] = [deals, pipelines, dealTable];
