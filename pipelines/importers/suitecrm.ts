import { among, entry, type Field, type Form, onlyPresent, type Reading, utc, word } from './form.ts';
import { both, unguarded } from './shapes.ts';

/** The CRM as its forms name it. */
export const crm = 'suitecrm';

/** A time, which SuiteCRM keeps in UTC. */
export const at =
  (...names: string[]): Field =>
  (reading) =>
    utc(reading.get(...names));
/** The person to whom a record is assigned. */
export const assigned: Field = (reading) =>
  `coalesce(${reading.get('assigned_user_name')}, ${word('user', reading.get('assigned_user_id'))})`;

const finals = { 'closed won': 'won', 'closed lost': 'lost' };
/** The open stages of a fresh installation: what an added stage means only the process knows. */
const standing = {
  prospecting: 'open',
  qualification: 'open',
  'needs analysis': 'open',
  'value proposition': 'open',
  'id. decision makers': 'open',
  'perception analysis': 'open',
  'proposal/price quote': 'open',
  'negotiation/review': 'open',
};
const statusOf = (stage: string) => among(stage, { ...finals, ...standing });
const closedAt = (stage: string, deal: string, date: string) =>
  `case when ${among(stage, finals)} in ('won', 'lost') then coalesce(${entry('closing', 'name', deal)}, ${date}) end`;

/** Records that were deleted stay in the database. */
export const kept = (reading: Reading): string =>
  `coalesce(${reading.get('deleted')}, '0') not in ('1', 'true')`;

const deals: Form[] = both({
  crm,
  name: 'opportunities',
  at: ['data'],
  within: 'attributes',
  needs: ['id', 'type', 'attributes', 'name', 'sales_stage'],
  clean: unguarded,
  tables: [
    {
      kind: 'deals',
      keepsOthers: true,
      leftOut: 'deleted',
      where: kept,
      columns: {
        deal_id: 'id',
        name: 'name',
        stage: 'sales_stage',
        status: (reading) => statusOf(reading.get('sales_stage')),
        amount: 'amount',
        currency: (reading) =>
          `coalesce(${reading.get('currency_iso4217')}, ${entry('currency', 'name', reading.get('currency_id'))},
            nullif(regexp_extract(${reading.get('currency_name')}, '^[A-Z]{3}$'), ''))`,
        probability: 'probability',
        source: 'lead_source',
        owner: assigned,
        account_id: 'account_id',
        account: 'account_name',
        created_at: at('date_entered'),
        updated_at: at('date_modified'),
        expected_close_date: 'date_closed',
        closed_at: (reading) =>
          closedAt(reading.get('sales_stage'), reading.get('id'), reading.get('date_closed')),
        next_step: 'next_step',
      },
    },
  ],
});

const value = (side: 'before' | 'after') => (reading: Reading) =>
  `coalesce(${reading.get(`${side}_value_string`)}, ${reading.get(`${side}_value_text`)})`;
const field = (reading: Reading) => reading.get('field_name');
const actor: Field = (reading) => word('user', reading.get('created_by'));

const moved = (name: string, id: 'deal_id' | 'lead_id'): Form['tables'][number] => ({
  kind: 'stage_history',
  where: (reading) => `${field(reading)} = '${name}' and ${value('after')(reading)} is not null`,
  columns: {
    [id]: 'parent_id',
    stage: value('after'),
    from_stage: value('before'),
    entered_at: at('date_created'),
    changed_by: actor,
  },
});

const change = (
  names: string,
  to: string,
  show: (id: string) => string = (id) => id,
): Form['tables'][number] => ({
  kind: 'field_history',
  where: (reading) => `${field(reading)} = '${names}'`,
  columns: {
    deal_id: 'parent_id',
    field: () => `'${to}'`,
    changed_at: at('date_created'),
    old_value: (reading) => show(value('before')(reading)),
    new_value: (reading) => show(value('after')(reading)),
    changed_by: actor,
  },
});

/** The sum is audited in the base currency alone. Opportunities and leads name their stages by fields of their own. */
const audit: Form[] = both({
  crm,
  name: 'audit (stage history)',
  at: ['data'],
  needs: ['parent_id', 'field_name', 'before_value_string', 'after_value_string', 'date_created'],
  tables: [
    moved('sales_stage', 'deal_id'),
    moved('status', 'lead_id'),
    change('amount_usdollar', 'amount'),
    change('date_closed', 'expected_close_date'),
    change('probability', 'probability'),
    change('assigned_user_id', 'owner', (id) => word('user', id)),
    {
      kind: 'words',
      where: (reading) => `${among(value('after')(reading), finals)} in ('won', 'lost')`,
      columns: {
        field: () => `'closing'`,
        id: 'parent_id',
        name: (reading) =>
          `max(${utc(reading.get('date_created'))}) over (partition by ${reading.get('parent_id')})`,
      },
    },
  ],
});

const dealTable: Form = {
  crm,
  name: 'opportunities, list export',
  needs: ['ID', 'Opportunity Name', 'Sales Stage'],
  not: ['(Do Not Modify) Opportunity'],
  clean: unguarded,
  warning: onlyPresent('the table opportunities_audit'),
  tables: [
    {
      kind: 'deals',
      keepsOthers: true,
      columns: {
        deal_id: 'ID',
        name: 'Opportunity Name',
        stage: 'Sales Stage',
        status: (reading) => statusOf(reading.get('Sales Stage')),
        amount: ['Opportunity Amount', 'Amount'],
        currency: ['Currency', 'Currency Name'],
        probability: 'Probability (%)',
        source: 'Lead Source',
        owner: ['Assigned to', 'Assigned User Name', 'User'],
        account: 'Account Name',
        created_at: 'Date Created',
        updated_at: 'Date Modified',
        expected_close_date: 'Expected Close Date',
        closed_at: (reading) =>
          closedAt(reading.get('Sales Stage'), reading.get('ID'), reading.get('Expected Close Date')),
        next_step: 'Next Step',
      },
    },
  ],
};

/** SuiteCRM: opportunities (API, tables, list exports) and the audit of their changes. */
export const suitecrm: readonly Form[] = [...deals, ...audit, dealTable];
