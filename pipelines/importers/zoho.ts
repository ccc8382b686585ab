import { entry, type Field, type Form, inside, type Reading, word } from './form.ts';

/** The CRM as its forms name it. */
export const crm = 'zoho';

/** Exports put `zcrm_` before ids. */
export const clean = (text: string) => `regexp_replace(${text}, '^zcrm_', '')`;

/** A link is `{name, id}` in the API and a bare id in bulk tables. */
const linkId = (key: string) => (reading: Reading) => {
  const bare = reading.get(key);
  return `coalesce(${inside(reading.record, `$.${key}.id`)}, case when ${bare} not like '{%' then ${bare} end)`;
};
const linkName = (key: string, field: string) => (reading: Reading) =>
  `coalesce(${inside(reading.record, `$.${key}.name`)}, ${word(field, linkId(key)(reading))})`;

/** What a stage means stands in the pipelines' maps; else the names of a fresh account tell. */
export const kindOf = (stage: string) => `coalesce(${entry('stage kind', 'name', stage)},
  case when lower(${stage}) = 'closed won' then 'won' when lower(${stage}) like 'closed%lost%' then 'lost' end)`;
/** What the present stage of a deal means. */
export const status: Field = (reading) => kindOf(reading.get('Stage'));
/** SQL: a time, where the deal is closed. */
export const closed = (reading: Reading, time: string) =>
  `case when ${kindOf(reading.get('Stage'))} in ('won', 'lost') then ${time} end`;
const since = (reading: Reading) =>
  `coalesce(${entry('present stage since', 'name', reading.get('id'))}, ${reading.get('Stage_Modified_Time')})`;

const deals: Form = {
  crm,
  name: 'deals, API',
  at: ['data'],
  needs: ['id', 'Deal_Name', 'Stage'],
  tables: [
    {
      kind: 'deals',
      keepsOthers: true,
      columns: {
        deal_id: 'id',
        name: 'Deal_Name',
        pipeline: 'Pipeline',
        stage: 'Stage',
        status,
        amount: 'Amount',
        currency: 'Currency',
        probability: 'Probability',
        source: 'Lead_Source',
        owner: linkName('Owner', 'user'),
        account_id: linkId('Account_Name'),
        account: (reading) => inside(reading.record, '$.Account_Name.name'),
        contact_id: linkId('Contact_Name'),
        created_at: 'Created_Time',
        updated_at: 'Modified_Time',
        stage_entered_at: since,
        expected_close_date: 'Closing_Date',
        closed_at: (reading) =>
          closed(reading, `coalesce(${since(reading)}, ${reading.get('Closing_Date')})`),
        lost_reason: 'Reason_For_Loss__s',
        next_step: 'Next_Step',
      },
    },
  ],
};

/** A row is the state from its time on: the older state stands in the row before it. The timeline is exact, where it is. */
const change = (field: string, names: readonly string[]): Form['tables'][number] => ({
  kind: 'field_history',
  where: (reading) =>
    `${linkId('Potential_Name')(reading)} is not null and ${reading.has(...names)}
      and ${entry('timeline', 'name', linkId('Potential_Name')(reading), `'${field}'`)} is null`,
  columns: {
    deal_id: linkId('Potential_Name'),
    field: () => `'${field}'`,
    changed_at: 'Modified_Time',
    old_value: (reading) =>
      `lag(${reading.get(...names)}) over (partition by ${linkId('Potential_Name')(reading)} order by ${reading.get('Modified_Time')}, n)`,
    new_value: names,
    changed_by: linkName('Modified_By', 'user'),
  },
});

const history = (name: string, at?: readonly string[]): Form => ({
  crm,
  name,
  ...(at && { at }),
  needs: ['Potential_Name', 'Stage', 'Modified_Time'],
  not: ['Deal_Name'],
  clean,
  tables: [
    {
      kind: 'stage_history',
      leftOut: 'deleted',
      where: (reading) => `${linkId('Potential_Name')(reading)} is not null`,
      columns: {
        deal_id: linkId('Potential_Name'),
        stage: 'Stage',
        entered_at: 'Modified_Time',
        changed_by: linkName('Modified_By', 'user'),
      },
    },
    change('amount', ['Amount']),
    change('expected_close_date', ['Close_Date', 'Closing_Date']),
    {
      kind: 'words',
      where: (reading) => `${reading.has('Moved_To__s')} and ${reading.get('Moved_To__s')} is null`,
      columns: {
        field: () => `'present stage since'`,
        id: linkId('Potential_Name'),
        name: (reading) =>
          `max(${reading.get('Modified_Time')}) over (partition by ${linkId('Potential_Name')(reading)})`,
      },
    },
  ],
});

const side = (which: 'old' | 'new') =>
  `coalesce(${inside('e', `$._value.${which}.name`)}, ${inside('e', `$._value.${which}`)})`;
const timelineFields = {
  Amount: 'amount',
  Closing_Date: 'expected_close_date',
  Owner: 'owner',
  Probability: 'probability',
};
const ofTimeline = (where: string, columns: Readonly<Record<string, Field>>, kind: string) => ({
  kind,
  each: ({ record }: Reading) => `(${record} -> '$.field_history[*]')`,
  where: () => where,
  columns: {
    deal_id: (reading: Reading) => inside(reading.record, '$.record.id'),
    changed_by: (reading: Reading) => inside(reading.record, '$.done_by.name'),
    ...columns,
  },
});

const timeline: Form = {
  crm,
  name: 'timeline of deals (history of fields), API',
  at: ['__timeline'],
  needs: ['audited_time', 'field_history'],
  tables: [
    ofTimeline(
      `(e ->> '$.api_name') = 'Stage'`,
      { stage: () => side('new'), from_stage: () => side('old'), entered_at: 'audited_time' },
      'stage_history',
    ),
    ...Object.entries(timelineFields).map(([from, to]) =>
      ofTimeline(
        `(e ->> '$.api_name') = '${from}'`,
        {
          field: () => `'${to}'`,
          old_value: () => side('old'),
          new_value: () => side('new'),
          changed_at: 'audited_time',
        },
        'field_history',
      ),
    ),
    ...Object.entries(timelineFields).map(([from, to]) => ({
      kind: 'words',
      each: ({ record }: Reading) => `(${record} -> '$.field_history[*]')`,
      where: () => `(e ->> '$.api_name') = '${from}'`,
      columns: {
        field: () => `'timeline'`,
        scope: () => `'${to}'`,
        id: ({ record }: Reading) => inside(record, '$.record.id'),
        name: 'audited_time',
      },
    })),
  ],
};

/** Zoho CRM and Bigin: deals and their history (API, bulk tables). */
export const zoho: readonly Form[] = [
  deals,
  history('stage history, API', ['data']),
  history('stage history, bulk table'),
  timeline,
];
