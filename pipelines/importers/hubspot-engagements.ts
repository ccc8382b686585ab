import { entry, type Field, type Form, type Reading, word } from './form.ts';
import { kept, table } from './hubspot-warehouse.ts';

/** A table that only tells what belongs to what. */
const links = (name: string, [of, to]: readonly [string, string], field: string): Form =>
  table(
    name,
    [of, to, ['type_id', 'engagement_type', '_fivetran_synced']],
    [{ kind: 'words', columns: { field: () => `'${field}'`, id: of, name: to } }],
  );

const linked = (what: string) => (reading: Reading) =>
  entry(`${what} of engagement`, 'name', reading.get('engagement_id'));

type Times = { readonly due_at?: Field; readonly done_at: Field; readonly status?: Field };

/** Calls, meetings and tasks: the card that one belongs to stands in a table of links. */
const engagement = (type: string, needs: Form['needs'], times: Times, not: readonly string[] = []): Form =>
  table(
    `${type}s (engagements)`,
    ['engagement_id', ...needs],
    [
      {
        kind: 'activities',
        leftOut: 'deleted',
        where: kept,
        columns: {
          activity_id: 'engagement_id',
          deal_id: linked('deal'),
          account_id: linked('company'),
          contact_id: linked('contact'),
          type: () => `'${type}'`,
          subject: [`property_hs_${type}_title`, 'property_hs_task_subject', 'title'],
          created_at: 'property_hs_createdate',
          ...times,
          owner: (reading) => word('user', reading.get('property_hubspot_owner_id', 'owner_id')),
        },
      },
    ],
    ['deal_id', 'company_id', 'contact_id', ...not],
  );

const isDone =
  (...names: string[]) =>
  (reading: Reading) =>
    `upper(${reading.get(...names)}) = 'COMPLETED'`;
const held = isDone('property_hs_meeting_outcome', 'meeting_outcome');
const taskDone = isDone('property_hs_task_status', 'status');

const taskFields = ['property_hs_task_type', 'task_type', 'property_hs_task_status'];

const call = engagement(
  'call',
  ['property_hs_timestamp', 'type'],
  { done_at: 'property_hs_timestamp' },
  taskFields,
);

const meeting = engagement('meeting', [['start_time', 'property_hs_meeting_start_time']], {
  due_at: ['property_hs_meeting_start_time', 'start_time'],
  done_at: (reading) =>
    `case when ${held(reading)} then ${reading.get('property_hs_meeting_end_time', 'end_time')} end`,
});

const task = engagement('task', [taskFields], {
  due_at: 'property_hs_timestamp',
  done_at: (reading) =>
    `case when ${taskDone(reading)} then ${reading.get('property_hs_task_completion_date', 'completion_date')} end`,
  status: (reading) => `case when ${taskDone(reading)} then 'done' else 'planned' end`,
});

const unused = (name: string, needs: Form['needs'], not?: readonly string[]): Form => ({
  ...table(name, needs, [], not),
  unused: `a table of HubSpot that no figure reads: ${name}`,
});

const notRead = [
  unused('kinds of engagements', ['id', 'type', 'portal_id', '_fivetran_synced'], ['deal_id', 'owner_id']),
  unused('property history of contacts', ['contact_id', 'name', 'timestamp', 'value']),
  unused('tickets of support', [
    'id',
    'property_hs_pipeline_stage',
    ['property_subject', 'property_hs_ticket_category'],
  ]),
  unused('pipelines of tickets', ['pipeline_id', 'label', 'object_type_id'], ['stage_id']),
  unused('stages of tickets', ['stage_id', 'pipeline_id', 'label', 'ticket_state']),
  unused('property history of tickets', ['ticket_id', 'name', 'value', ['timestamp', 'timestamp_instant']]),
];

/** HubSpot as the Fivetran connector lays it into a warehouse: calls, meetings, tasks, links, and what is not read. */
export const hubspotEngagements: readonly Form[] = [
  links('merged deals', ['merged_deal_id', 'deal_id'], 'merged deal'),
  links('companies of deals', ['deal_id', 'company_id'], 'company of deal'),
  links('engagements of deals', ['engagement_id', 'deal_id'], 'deal of engagement'),
  links('engagements of companies', ['engagement_id', 'company_id'], 'company of engagement'),
  links('engagements of contacts', ['engagement_id', 'contact_id'], 'contact of engagement'),
  call,
  meeting,
  task,
  ...notRead,
];
