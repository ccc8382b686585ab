import { entry, type Form, type Reading, toldApart, word, yes } from './form.ts';

const crm = 'hubspot';

/** SQL: whether a row was not deleted. */
export const kept = (reading: Reading) =>
  `not coalesce(${yes(reading.get('is_deleted', '_fivetran_deleted'))}, false)`;
const owner = (reading: Reading) => word('user', reading.get('owner_id'));
const pipeline = (reading: Reading) => word('pipeline', reading.get('deal_pipeline_id'));
const status = (reading: Reading) => entry('stage kind', 'name', reading.get('deal_pipeline_stage_id'));
const deal = (reading: Reading) => reading.get('deal_id');

const kindOfStage = (reading: Reading) =>
  `case when ${yes(reading.get('closed_won'))} then 'won' when ${yes(reading.get('is_closed'))} then 'lost'
    when try_cast(${reading.get('probability')} as double) = 1 then 'won' when try_cast(${reading.get('probability')} as double) = 0 then 'lost' else 'open' end`;

/** A table by the fields that it needs and those that it must not have. */
export const table = (
  name: string,
  needs: Form['needs'],
  tables: Form['tables'],
  not?: readonly string[],
): Form => ({ crm, name: `${name}, warehouse table`, needs, tables, ...(not ? { not } : {}) });

const deals = table(
  'deals',
  ['deal_id', 'deal_pipeline_stage_id'],
  [
    {
      kind: 'deals',
      keepsOthers: true,
      leftOut: 'gone',
      where: (reading) => `${kept(reading)} and ${entry('merged deal', 'name', deal(reading))} is null`,
      columns: {
        deal_id: 'deal_id',
        name: 'property_dealname',
        pipeline,
        stage: 'deal_pipeline_stage_id',
        status,
        amount: 'property_amount',
        currency: 'property_deal_currency_code',
        source: 'property_hs_analytics_source',
        owner,
        account_id: (reading) => entry('company of deal', 'name', deal(reading)),
        contact_id: (reading) => entry('contact of deal', 'name', deal(reading)),
        created_at: 'property_createdate',
        updated_at: 'property_hs_lastmodifieddate',
        expected_close_date: (reading) => `left(${reading.get('property_closedate')}, 10)`,
        closed_at: (reading) =>
          `case when ${status(reading)} in ('won', 'lost') then ${reading.get('property_closedate')} end`,
        lost_reason: 'property_closed_lost_reason',
        next_step: 'property_hs_next_step',
      },
    },
  ],
);

const stageHistory = table(
  'stage history',
  ['deal_id', 'date_entered', 'value'],
  [
    {
      kind: 'stage_history',
      columns: { deal_id: 'deal_id', stage: 'value', entered_at: 'date_entered' },
    },
  ],
);

const fields: Readonly<Record<string, string>> = {
  closedate: 'expected_close_date',
  amount: 'amount',
  hubspot_owner_id: 'owner',
};
const among = (names: readonly string[]) => names.map((name) => `'${name}'`).join(', ');

/** Every property keeps its own name but those that METRICS know by another. */
const propertyHistory = table(
  'property history of deals',
  ['deal_id', 'name', 'timestamp', 'value'],
  [
    {
      kind: 'stage_history',
      where: (reading) => `${reading.get('name')} = 'dealstage' and ${reading.get('value')} is not null`,
      columns: { deal_id: 'deal_id', stage: 'value', entered_at: 'timestamp' },
    },
    {
      kind: 'field_history',
      where: (reading) => `${reading.get('name')} <> 'dealstage'`,
      columns: {
        deal_id: 'deal_id',
        field: (reading) =>
          `case ${reading.get('name')} ${Object.entries(fields)
            .map(([from, to]) => `when '${from}' then '${to}'`)
            .join(' ')} else ${reading.get('name')} end`,
        changed_at: 'timestamp',
        old_value: (reading) =>
          `lag(${reading.get('value')}) over (partition by ${reading.get('deal_id')}, ${reading.get('name')} order by ${reading.get('timestamp')})`,
        new_value: (reading) =>
          `case when ${reading.get('name')} in (${among(['closedate'])}) then left(${reading.get('value')}, 10) else ${reading.get('value')} end`,
      },
    },
  ],
);

const stages = table(
  'stages',
  ['stage_id', 'pipeline_id', 'label', ['closed_won', 'probability']],
  [
    {
      kind: 'stages',
      columns: {
        pipeline: (reading) => word('pipeline', reading.get('pipeline_id')),
        stage: 'stage_id',
        name: 'label',
        position: 'display_order',
        kind: kindOfStage,
        probability: 'probability',
        is_deleted: (reading) =>
          `case when ${yes(reading.get('_fivetran_deleted'))} then 'true' else 'false' end`,
      },
    },
    { kind: 'words', columns: { field: () => `'stage kind'`, id: 'stage_id', name: kindOfStage } },
  ],
);

const pipelines = table(
  'pipelines',
  ['pipeline_id', 'label', 'display_order'],
  [
    { kind: 'pipelines', columns: { pipeline: 'label', name: 'label' } },
    { kind: 'words', columns: { field: () => `'pipeline'`, id: 'pipeline_id', name: 'label' } },
  ],
  ['stage_id', 'object_type_id'],
);

const fullName = (reading: Reading) =>
  toldApart(
    `coalesce(nullif(trim(concat_ws(' ', ${reading.get('first_name')}, ${reading.get('last_name')})), ''), ${reading.get('email')})`,
    reading.get('email'),
  );

const owners = table(
  'owners',
  ['owner_id', 'email', 'first_name'],
  [
    { kind: 'users', columns: { user: fullName, name: fullName } },
    { kind: 'words', columns: { field: () => `'user'`, id: 'owner_id', name: fullName } },
  ],
  ['id'],
);

const dealContacts = table(
  'contacts of deals',
  ['deal_id', 'contact_id', '_fivetran_synced'],
  [
    { kind: 'deal_contacts', columns: { deal_id: 'deal_id', contact_id: 'contact_id', role: 'category' } },
    { kind: 'words', columns: { field: () => `'contact of deal'`, id: 'deal_id', name: 'contact_id' } },
  ],
);

const contacts = table(
  'contacts',
  ['id', 'property_email', 'property_firstname'],
  [
    {
      kind: 'contacts',
      leftOut: 'deleted',
      where: kept,
      columns: {
        contact_id: 'id',
        name: (reading) =>
          `nullif(trim(concat_ws(' ', ${reading.get('property_firstname')}, ${reading.get('property_lastname')})), '')`,
        role: 'property_jobtitle',
        email: 'property_email',
      },
    },
  ],
);

/** HubSpot as the Fivetran connector lays it into a warehouse: deals, their stages and people. */
export const hubspotWarehouse: readonly Form[] = [
  deals,
  stageHistory,
  propertyHistory,
  stages,
  pipelines,
  owners,
  dealContacts,
  contacts,
];
