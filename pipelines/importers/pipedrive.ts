import { entry, type Field, type Form, inside, onlyPresent, type Reading, utc, word } from './form.ts';

/** The CRM as its forms name it. */
export const crm = 'pipedrive';

/** A link comes as `{id, name}`, `{value, name}` or, since API v2, as a bare id. */
export const linkName = (field: string, key: string, other?: string) => (reading: Reading) => {
  const bare = reading.get(key, ...(other ? [other] : []));
  return `coalesce(${inside(reading.record, `$.${key}.name`)}, ${word(field, `case when ${bare} not like '{%' then ${bare} end`)})`;
};
/** The id of such a link. */
export const linkId = (key: string, other: string) => (reading: Reading) => {
  const bare = reading.get(key, other);
  return `coalesce(${inside(reading.record, `$.${key}.value`)}, ${inside(reading.record, `$.${key}.id`)}, case when ${bare} not like '{%' then ${bare} end)`;
};
/** A time, which the API writes without its zone. */
export const at =
  (...names: string[]): Field =>
  (reading) =>
    utc(reading.get(...names));
const pipeline = (reading: Reading) => word('pipeline', reading.get('pipeline_id'));

/** Won and lost are a status, not a stage: the card stays on its last stage. */
const finalState = (id: string) => `case ${id} when 'won' then '__won' when 'lost' then '__lost' end`;

/** Deals as the API answers them. */
export const deals: Form = {
  crm,
  name: 'deals, API',
  at: ['data'],
  needs: ['id', 'title', 'stage_id', 'pipeline_id', 'status'],
  tables: [
    {
      kind: 'deals',
      keepsOthers: true,
      leftOut: 'deleted',
      where: (reading) => `${reading.get('status')} <> 'deleted'`,
      columns: {
        deal_id: 'id',
        name: 'title',
        pipeline,
        stage: (reading) => `coalesce(${finalState(reading.get('status'))}, ${reading.get('stage_id')})`,
        status: 'status',
        amount: 'value',
        currency: 'currency',
        probability: 'probability',
        source: ['channel', 'origin'],
        owner: linkName('user', 'user_id', 'owner_id'),
        account_id: linkId('org_id', 'org_id'),
        account: (reading) => inside(reading.record, '$.org_id.name'),
        contact_id: linkId('person_id', 'person_id'),
        created_at: at('add_time'),
        updated_at: at('update_time'),
        stage_entered_at: at('stage_change_time'),
        expected_close_date: 'expected_close_date',
        closed_at: (reading) =>
          `case ${reading.get('status')} when 'won' then ${utc(reading.get('won_time', 'close_time'))} when 'lost' then ${utc(reading.get('lost_time', 'close_time'))} end`,
        lost_reason: 'lost_reason',
        next_step: 'next_activity_subject',
        next_step_date: 'next_activity_date',
      },
    },
    { kind: 'words', columns: { field: () => `'last stage'`, id: 'id', name: 'stage_id' } },
  ],
};

type Change = {
  readonly no: string;
  readonly deal: string;
  readonly field: string;
  readonly old: string;
  readonly now: string;
  readonly time: string;
  readonly actor: string;
};

const change = (reading: Reading): Change => ({
  no: inside(reading.record, '$.data.id'),
  deal: inside(reading.record, '$.data.item_id'),
  field: inside(reading.record, '$.data.field_key'),
  old: inside(reading.record, '$.data.old_value'),
  now: inside(reading.record, '$.data.new_value'),
  time: utc(inside(reading.record, '$.data.log_time')),
  actor: word('user', inside(reading.record, '$.data.user_id')),
});

const fields = {
  value: 'amount',
  expected_close_date: 'expected_close_date',
  user_id: 'owner',
  probability: 'probability',
};

/** The open stage of a deal after everything of a change's second: a status does not say on which stage it came. */
function stageThen({ deal, field, old, now, time }: Change): string {
  const moved = (side: string) => `case when ${field} = 'stage_id' then ${side} end`;
  const known = `partition by ${deal} order by ${time}`;
  return `coalesce(last_value(${moved(now)} ignore nulls) over (${known}),
    first_value(${moved(old)} ignore nulls) over (${known} range between current row and unbounded following),
    ${entry('last stage', 'name', deal)})`;
}

/** The state of a deal on a side of a change: a stage, or won or lost. */
const stateOf = (side: 'old' | 'now') => (reading: Reading) => {
  const one = change(reading);
  return `case when ${one.field} = 'stage_id' then ${one[side]} else coalesce(${finalState(one[side])}, ${stageThen(one)}) end`;
};

/** Changes of a deal as stage history (stages, won, lost, reopened) and field history. */
const changeTables: Form['tables'] = [
  {
    kind: 'stage_history',
    where: (reading) => `${change(reading).field} in ('stage_id', 'status')`,
    columns: {
      deal_id: (reading) => change(reading).deal,
      stage: stateOf('now'),
      from_stage: stateOf('old'),
      entered_at: (reading) => change(reading).time,
      seq: (reading) => change(reading).no,
      changed_by: (reading) => change(reading).actor,
    },
  },
  {
    kind: 'field_history',
    where: (reading) =>
      `${change(reading).field} in (${Object.keys(fields)
        .map((name) => `'${name}'`)
        .join(', ')})`,
    columns: {
      deal_id: (reading) => change(reading).deal,
      field: (reading) =>
        `case ${change(reading).field} ${Object.entries(fields)
          .map(([from, to]) => `when '${from}' then '${to}'`)
          .join(' ')} end`,
      changed_at: (reading) => change(reading).time,
      old_value: (reading) => ownerName(change(reading), 'old'),
      new_value: (reading) => ownerName(change(reading), 'now'),
      changed_by: (reading) => change(reading).actor,
    },
  },
];

const ownerName = (change: Change, side: 'old' | 'now') =>
  `case when ${change.field} = 'user_id' then ${word('user', change[side])} else ${change[side]} end`;

const flow: Form = {
  crm,
  name: 'flow of deals (stage history), API',
  at: ['data'],
  needs: ['object', 'timestamp', 'data'],
  tables: changeTables,
};

const stages: Form = {
  crm,
  name: 'stages, API',
  at: ['data'],
  needs: ['id', 'name', 'pipeline_id', 'order_nr'],
  not: ['title'],
  tables: [
    {
      kind: 'stages',
      columns: {
        pipeline: (reading) => `coalesce(${reading.get('pipeline_name')}, ${pipeline(reading)})`,
        stage: 'id',
        name: 'name',
        position: 'order_nr',
        kind: () => `'open'`,
        probability: 'deal_probability',
      },
    },
    {
      kind: 'words',
      columns: { field: () => `'pipeline'`, id: 'pipeline_id', name: 'pipeline_name' },
      where: (reading) => `${reading.get('pipeline_name')} is not null`,
    },
  ],
};

const pipelines: Form = {
  crm,
  name: 'pipelines, API',
  at: ['data'],
  needs: ['id', 'name', 'url_title', 'order_nr'],
  tables: [
    { kind: 'pipelines', columns: { pipeline: 'name', name: 'name' } },
    { kind: 'words', columns: { field: () => `'pipeline'`, id: 'id', name: 'name' } },
  ],
};

const dealTable: Form = {
  crm,
  name: 'deals, list export',
  needs: ['Deal - ID', 'Deal - Title', 'Deal - Stage', 'Deal - Status'],
  warning: onlyPresent('/deals/ID/flow'),
  tables: [
    {
      kind: 'deals',
      keepsOthers: true,
      columns: {
        deal_id: ['Deal - ID', 'Deal - Pipedrive System ID'],
        name: 'Deal - Title',
        pipeline: 'Deal - Pipeline',
        stage: (reading) =>
          `coalesce(${finalState(`lower(${reading.get('Deal - Status')})`)}, ${reading.get('Deal - Stage')})`,
        status: (reading) => `lower(${reading.get('Deal - Status')})`,
        amount: 'Deal - Value',
        currency: ['Deal - Currency of value', 'Deal - Currency'],
        probability: 'Deal - Probability',
        source: ['Deal - Source channel', 'Deal - Source'],
        owner: 'Deal - Owner',
        account: 'Deal - Organization',
        created_at: 'Deal - Deal created',
        updated_at: 'Deal - Update time',
        stage_entered_at: 'Deal - Last stage change',
        expected_close_date: 'Deal - Expected close date',
        closed_at: (reading) =>
          `coalesce(${reading.get('Deal - Won time')}, ${reading.get('Deal - Lost time')}, ${reading.get('Deal - Deal closed on', 'Deal - Closed on')})`,
        lost_reason: 'Deal - Lost reason',
        next_step_date: 'Deal - Next activity date',
      },
    },
  ],
};

/** Pipedrive: deals, their stages and history, as list exports (CSV) and answers of the API, v1 and v2. */
export const pipedrive: readonly Form[] = [deals, flow, stages, pipelines, dealTable];
