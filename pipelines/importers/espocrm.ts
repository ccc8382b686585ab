import { among, entry, type Field, type Form, inside, type Reading, utc, word } from './form.ts';
import { both, unguarded } from './shapes.ts';

const crm = 'espocrm';

const at =
  (...names: string[]): Field =>
  (reading) =>
    utc(reading.get(...names));
const finals = {
  'closed won': 'won',
  'closed lost': 'lost',
  'закрыто - успех': 'won',
  'закрыто - провал': 'lost',
};
/** The open stages of a fresh installation: what an added stage means only the process knows. */
const standing = {
  prospecting: 'open',
  qualification: 'open',
  proposal: 'open',
  negotiation: 'open',
  'привлечение клиента': 'open',
  'оценка возможности': 'open',
  предложение: 'open',
  согласование: 'open',
};
const person =
  (name: string, id: string): Field =>
  (reading) =>
    `coalesce(${reading.get(name)}, ${word('user', reading.get(id))})`;
const assigned = person('assignedUserName', 'assignedUserId');

/** Several stages of a pipeline may share one status: where pipelines are on, they tell the stage. */
const kindOf = (reading: Reading) => among(reading.get('stage'), finals);
const closed = (reading: Reading, text: string) =>
  `case when ${kindOf(reading)} in ('won', 'lost') then ${text} end`;

const deals: Form[] = both({
  crm,
  name: 'opportunities',
  at: ['list'],
  needs: ['name', 'stage', ['amountCurrency', 'accountName', 'closeDate', 'lastStage']],
  not: ['parentType'],
  clean: unguarded,
  tables: [
    {
      kind: 'deals',
      keepsOthers: true,
      columns: {
        deal_id: ['id', 'name'],
        name: 'name',
        pipeline: ['pipelineName', 'pipelineId'],
        stage: (reading) => `coalesce(${reading.get('pipelineStageId')}, ${reading.get('stage')})`,
        status: (reading) => among(reading.get('stage'), { ...finals, ...standing }),
        amount: 'amount',
        currency: 'amountCurrency',
        probability: 'probability',
        source: 'leadSource',
        owner: assigned,
        account_id: 'accountId',
        account: 'accountName',
        contact_id: 'contactId',
        created_at: at('createdAt'),
        updated_at: at('modifiedAt'),
        expected_close_date: 'closeDate',
        closed_at: (reading) =>
          closed(
            reading,
            `coalesce(${entry('closing', 'name', reading.get('id'))}, ${reading.get('closeDate')})`,
          ),
      },
    },
    {
      kind: 'stages',
      where: (reading) => `${reading.get('pipelineStageName')} is not null`,
      oncePer: 'pipelineStageId',
      columns: {
        pipeline: ['pipelineName', 'pipelineId'],
        stage: 'pipelineStageId',
        name: 'pipelineStageName',
        kind: (reading) => `coalesce(${kindOf(reading)}, 'open')`,
      },
    },
  ],
});

const data =
  (path: string) =>
  ({ record }: Reading) =>
    inside(record, `$.data.${path}`);
const became = (name: string) => data(`attributes.became.${name}`);
const was = (name: string) => data(`attributes.was.${name}`);
const first = (...values: string[]) => `coalesce(${values.join(', ')})`;

/** The stage after a note: of a change, of the creation, or of a note of older versions that tells a status alone. */
const stageAfter = (status: 'stage' | 'status') => (reading: Reading) =>
  first(
    ...(status === 'stage' ? [became('pipelineStageId')(reading)] : []),
    became(status)(reading),
    `case when ${data('statusField')(reading)} = '${status}' then ${data('statusValue')(reading)} end`,
    `case when ${reading.get('type')} = 'Status' and ${data('field')(reading)} = '${status}' then ${data('value')(reading)} end`,
  );
const stageBefore = (status: 'stage' | 'status') => (reading: Reading) =>
  first(...(status === 'stage' ? [was('pipelineStageId')(reading)] : []), was(status)(reading));

const noted = (type: 'Opportunity' | 'Lead', id: string, status: 'stage' | 'status') => ({
  kind: 'stage_history',
  where: (reading: Reading) =>
    `${reading.get('parentType')} = '${type}' and ${stageAfter(status)(reading)} is not null`,
  columns: {
    [id]: 'parentId',
    stage: stageAfter(status),
    from_stage: stageBefore(status),
    entered_at: at('createdAt'),
    changed_by: person('createdByName', 'createdById'),
  },
});

const change = (field: string, name: string, show: (id: string) => string = (id) => id) => ({
  kind: 'field_history',
  where: (reading: Reading) =>
    `${reading.get('parentType')} = 'Opportunity' and coalesce(${was(name)(reading)}, ${became(name)(reading)}) is not null`,
  columns: {
    deal_id: 'parentId',
    field: () => `'${field}'`,
    changed_at: at('createdAt'),
    old_value: (reading: Reading) => show(was(name)(reading)),
    new_value: (reading: Reading) => show(became(name)(reading)),
    changed_by: person('createdByName', 'createdById'),
  },
});

const assignee = (reading: Reading) =>
  `coalesce(${data('assignedUserName')(reading)}, ${word('user', data('assignedUserId')(reading))})`;

/** Owners are noted one by one, without the one before. */
const assignments: Form['tables'][number] = {
  kind: 'field_history',
  where: (reading) =>
    `${reading.get('parentType')} = 'Opportunity' and ${reading.get('type')} in ('Create', 'Assign') and ${assignee(reading)} is not null`,
  columns: {
    deal_id: 'parentId',
    field: () => `'owner'`,
    changed_at: at('createdAt'),
    old_value: (reading) =>
      `lag(${assignee(reading)}) over (partition by ${reading.get('parentId')} order by ${reading.get('createdAt')}, n desc)`,
    new_value: assignee,
    changed_by: person('createdByName', 'createdById'),
  },
};

const notes: Form = {
  crm,
  name: 'stream notes (stage history), API',
  at: ['list'],
  needs: ['type', 'parentType', 'parentId', 'data', 'createdAt'],
  tables: [
    noted('Opportunity', 'deal_id', 'stage'),
    noted('Lead', 'lead_id', 'status'),
    change('amount', 'amount'),
    change('expected_close_date', 'closeDate'),
    change('owner', 'assignedUserId', (id) => word('user', id)),
    assignments,
    {
      kind: 'words',
      where: (reading) => `${among(stageAfter('stage')(reading), finals)} in ('won', 'lost')`,
      columns: {
        field: () => `'closing'`,
        id: 'parentId',
        name: (reading) =>
          `max(${utc(reading.get('createdAt'))}) over (partition by ${reading.get('parentId')})`,
      },
    },
  ],
};

/** EspoCRM: opportunities (API, list exports) and the notes of their stream. */
export const espocrm: readonly Form[] = [...deals, notes];

/** What the forms of EspoCRM share. */
export const espoParts = { crm, at, assigned };
