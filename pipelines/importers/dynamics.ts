import { among, entry, type Field, type Form, inside, type Reading, word } from './form.ts';

/** The CRM as its forms name it. */
export const crm = 'dynamics';

/** A lookup or a choice as it is shown, which the answer carries when it was asked for. */
export const shown = (reading: Reading, name: string): string =>
  reading.get(`${name}@OData.Community.Display.V1.FormattedValue`);
/** A person by name: as shown, else from the list of users. */
export const person =
  (name: string): Field =>
  (reading) =>
    `coalesce(${shown(reading, name)}, ${word('user', reading.get(name))})`;

/** The phase of the pipeline is a text with its number: `2-Develop`. */
const phase = (text: string) => `nullif(regexp_replace(${text}, '^\\d+\\s*-\\s*', ''), '')`;

/** Won and lost are a state, not a stage: the opportunity stays in its last phase. */
const finalState = (state: string) => among(state, { 1: '__won', 2: '__lost', won: '__won', lost: '__lost' });
const status = (state: string) =>
  among(state, { 0: 'open', 1: 'won', 2: 'lost', open: 'open', won: 'won', lost: 'lost' });
const whenState = (reading: Reading, wanted: 'won' | 'lost', text: string) =>
  `case when ${status(reading.get('statecode', 'Status'))} = '${wanted}' then ${text} end`;
const whenClosed = (reading: Reading, text: string) =>
  `case when ${status(reading.get('statecode', 'Status'))} in ('won', 'lost') then ${text} end`;

const present = (reading: Reading) =>
  `coalesce(${phase(reading.get('stepname'))}, ${word('stage', reading.get('stageid'))}, ${shown(reading, 'salesstage')})`;

const deals: Form = {
  crm,
  name: 'opportunities, Web API',
  at: ['value'],
  needs: ['opportunityid', 'name', ['statecode', 'estimatedvalue', 'stepname']],
  not: ['businessprocessflowinstanceid'],
  tables: [
    {
      kind: 'deals',
      keepsOthers: true,
      columns: {
        deal_id: 'opportunityid',
        name: 'name',
        pipeline: (reading) => entry('pipeline', 'name', reading.get('processid')),
        stage: (reading) => `coalesce(${finalState(reading.get('statecode'))}, ${present(reading)})`,
        status: (reading) => status(reading.get('statecode')),
        amount: (reading) =>
          `coalesce(${whenState(reading, 'won', reading.get('actualvalue'))}, ${reading.get('estimatedvalue')})`,
        currency: (reading) =>
          `coalesce(${inside(reading.record, '$.transactioncurrencyid.isocurrencycode')}, ${entry('currency', 'name', reading.get('_transactioncurrencyid_value'))})`,
        probability: 'closeprobability',
        forecast_category: (reading) => shown(reading, 'msdyn_forecastcategory'),
        source: (reading) =>
          `coalesce(${shown(reading, '_campaignid_value')}, ${shown(reading, 'opportunityratingcode')})`,
        owner: person('_ownerid_value'),
        account_id: ['_parentaccountid_value', '_customerid_value'],
        account: (reading) =>
          `coalesce(${shown(reading, '_parentaccountid_value')}, ${shown(reading, '_customerid_value')})`,
        contact_id: '_parentcontactid_value',
        lead_id: '_originatingleadid_value',
        created_at: 'createdon',
        updated_at: 'modifiedon',
        expected_close_date: 'estimatedclosedate',
        closed_at: (reading) => whenClosed(reading, reading.get('actualclosedate')),
        lost_reason: (reading) =>
          whenState(
            reading,
            'lost',
            `coalesce(${shown(reading, 'statuscode')}, ${among(reading.get('statuscode'), { 4: 'Canceled', 5: 'Out-Sold' })})`,
          ),
        revenue_actual: 'actualvalue',
      },
    },
    {
      kind: 'words',
      where: (reading) => `${present(reading)} is not null`,
      columns: { field: () => `'present phase'`, id: 'opportunityid', name: present },
    },
    {
      kind: 'stages',
      where: (reading) => `${reading.get('stepname')} is not null`,
      oncePer: 'stepname',
      columns: {
        stage: (reading) => phase(reading.get('stepname')),
        name: (reading) => phase(reading.get('stepname')),
        position: (reading) => `nullif(regexp_extract(${reading.get('stepname')}, '^(\\d+)\\s*-', 1), '')`,
        kind: () => `'open'`,
      },
    },
  ],
};

const audited = (path: string) => (reading: Reading) => inside(reading.record, `$.${path}`);
const deal = audited('AuditRecord._objectid_value');
const at = audited('AuditRecord.createdon');
const oldPhase = (reading: Reading) => phase(audited('OldValue.stepname')(reading));
const newPhase = (reading: Reading) => phase(audited('NewValue.stepname')(reading));
const newState = audited('NewValue.statecode');
const actor = (reading: Reading) =>
  `coalesce(${inside(reading.record, '$.AuditRecord."_userid_value@OData.Community.Display.V1.FormattedValue"')}, ${word('user', audited('AuditRecord._userid_value')(reading))})`;

/** A reopened opportunity is again in the phase in which it was closed. */
const phaseThen = (reading: Reading) =>
  `coalesce(${newPhase(reading)},
    last_value(${newPhase(reading)} ignore nulls) over (partition by ${deal(reading)} order by ${at(reading)}, n),
    ${entry('present phase', 'name', deal(reading))})`;

const change = (
  field: string,
  path: string,
  name: (id: string) => string = (id) => id,
): Form['tables'][number] => ({
  kind: 'field_history',
  where: (reading) =>
    `coalesce(${audited(`OldValue.${path}`)(reading)}, ${audited(`NewValue.${path}`)(reading)}) is not null`,
  columns: {
    deal_id: deal,
    field: () => `'${field}'`,
    changed_at: at,
    old_value: (reading) => name(audited(`OldValue.${path}`)(reading)),
    new_value: (reading) => name(audited(`NewValue.${path}`)(reading)),
    changed_by: actor,
  },
});

const audit: Form = {
  crm,
  name: 'audit of opportunities (stage history), Web API',
  at: ['AuditDetailCollection', 'AuditDetails'],
  needs: ['AuditRecord', 'NewValue'],
  tables: [
    {
      kind: 'stage_history',
      where: (reading) => `${newPhase(reading)} is not null or ${newState(reading)} is not null`,
      columns: {
        deal_id: deal,
        stage: (reading) => `coalesce(${finalState(newState(reading))}, ${phaseThen(reading)})`,
        from_stage: (reading) => `case when ${newState(reading)} is null then ${oldPhase(reading)} end`,
        entered_at: at,
        changed_by: actor,
      },
    },
    change('amount', 'estimatedvalue'),
    change('expected_close_date', 'estimatedclosedate'),
    change('probability', 'closeprobability'),
    change('owner', '_ownerid_value', (id) => word('user', id)),
  ],
};

/** Of the stages that were passed only the first has a time, that of its beginning, and the present one. */
const flow: Form = {
  crm,
  name: 'business process flows, Web API',
  at: ['value'],
  needs: ['businessprocessflowinstanceid', '_opportunityid_value', ['_activestageid_value', 'traversedpath']],
  warning:
    'a business process flow knows the times of the first and the present stage only; the whole history comes from auditing.',
  tables: [
    {
      kind: 'stage_history',
      each: (reading) => {
        const first = `split_part(${reading.get('traversedpath')}, ',', 1)`;
        const active = reading.get('_activestageid_value');
        return `list_filter([json_object('stage', ${first}, 'at', ${reading.get('createdon')}),
          case when ${active} is distinct from ${first} then json_object('stage', ${active}, 'at', ${reading.get('activestagestartedon')}) end],
          lambda x: nullif(x ->> '$.stage', '') is not null and (x ->> '$.at') is not null)`;
      },
      columns: {
        deal_id: '_opportunityid_value',
        stage: () => word('stage', `(e ->> '$.stage')`),
        entered_at: () => `e ->> '$.at'`,
      },
    },
  ],
};

/** Microsoft Dynamics 365 Sales: opportunities and their history (Web API). */
export const dynamics: readonly Form[] = [deals, audit, flow];

/** How states and phases of opportunities are read. */
export const closing = { finalState, status, phase, whenClosed, whenState };
