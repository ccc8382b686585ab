/**
 * The canonical files: every kind, its columns and their types. Importers end in these shapes,
 * the loader converts to these types, staging selects these names.
 */

export type ColumnType =
  | 'text' // trimmed; empty is null; case is kept
  | 'code' // a word from a closed list, lower-cased when recognised
  | 'instant' // UTC TIMESTAMP; a bare date is the start of its local day
  | 'instant_end' // the same, but a bare date is the end of its local day
  | 'date' // a local calendar day
  | 'amount' // DECIMAL(18,4)
  | 'number' // DOUBLE
  | 'share' // DOUBLE 0..1; a column with a value above 1 is in per cent
  | 'integer' // BIGINT
  | 'boolean';

export type Column = {
  readonly name: string;
  readonly type: ColumnType;
  readonly required?: true;
  /** For `code`: the accepted words. */
  readonly words?: readonly string[];
};

export type Kind = {
  readonly name: string;
  readonly columns: readonly Column[];
  /** At least one of these must be present and filled (stage_history: deal_id or lead_id). */
  readonly anyOf?: readonly (readonly string[])[];
};

/** `"deal_id*, name, amount:amount"` → columns; the default type is text, `*` marks what is required. */
function columns(spec: string): Column[] {
  return spec.split(/,\s*/).map((part) => {
    const [, name, star, type, words] = /^(\w+)(\*?)(?::(\w+)(?:\(([\w|]+)\))?)?$/.exec(part.trim()) ?? [];
    if (!name) throw new Error(`bad column spec: ${part}`);
    return {
      name,
      type: (type ?? 'text') as ColumnType,
      ...(star && { required: true as const }),
      ...(words && { words: words.split('|') }),
    };
  });
}

const kindList: Kind[] = [
  {
    name: 'deals',
    columns: columns(
      `deal_id*, name, pipeline, stage, status:code(open|won|lost), amount:amount, currency, probability:share,
       forecast_category, source, direction, traffic_source, owner, team, account_id, account, contact_id, product,
       segment, created_at:instant, updated_at:instant, stage_entered_at:instant, expected_close_date:date,
       closed_at:instant_end, lost_reason, won_reason, next_step, next_step_date:date, lead_id,
       proposal_sent_at:instant, contract_signed_at:instant, paid_at:instant, after_loss, return_on:date,
       revenue_actual:amount, hours_spent:number`,
    ),
  },
  {
    name: 'leads',
    columns: columns(
      `lead_id*, name, pipeline, stage, status:code(open|converted|rejected|nurture|junk), source,
       direction, traffic_source, owner, team, account_id, contact_id, product,
       created_at:instant, updated_at:instant, assigned_at:instant, first_contact_at:instant, qualified_at:instant,
       closed_at:instant_end, rejection_reason, converted_deal_id, next_step_date:date, icp_fit, company, phone, email,
       tax_id`,
    ),
  },
  {
    name: 'stage_history',
    columns: columns(
      `deal_id, lead_id, stage*, entered_at*:instant, pipeline, from_pipeline, from_stage, seq:integer, changed_by,
       via:code(user|workflow|import|api)`,
    ),
    anyOf: [['deal_id', 'lead_id']],
  },
  {
    name: 'field_history',
    columns: columns(
      'deal_id, lead_id, account_id, contact_id, field*, changed_at*:instant, old_value, new_value, changed_by',
    ),
    anyOf: [['deal_id', 'lead_id', 'account_id', 'contact_id']],
  },
  {
    name: 'activities',
    columns: columns(
      `activity_id, deal_id, lead_id, account_id, contact_id, type, subject, result, created_at:instant, due_at:instant,
       done_at:instant, status:code(planned|done|cancelled), status_changed_at:instant, owner, direction, stage`,
    ),
    anyOf: [
      ['deal_id', 'lead_id', 'account_id', 'contact_id'],
      ['activity_id', 'type', 'created_at', 'due_at', 'done_at'],
    ],
  },
  {
    name: 'contacts',
    columns: columns('contact_id*, account_id, name, role, is_decision_maker:boolean, phone, email'),
  },
  { name: 'deal_contacts', columns: columns('deal_id*, contact_id*, role, added_at:instant') },
  {
    name: 'accounts',
    columns: columns(
      'account_id*, name, owner, tax_id, kpp, country, region, industry, category, size, phone, email',
    ),
  },
  {
    name: 'contracts',
    columns: columns(
      `contract_id*, account_id*, deal_id, kind, product, signed_at:instant, launched_at:instant, starts_on:date,
       ends_on:date, terminated_at:instant, amount:amount, currency, renewed_by`,
    ),
  },
  { name: 'items', columns: columns('deal_id*, product*, quantity:number, price:amount, amount:amount') },
  { name: 'products', columns: columns('product*, name, category, price:amount') },
  { name: 'checklists', columns: columns('deal_id*, stage, item*, done_at:instant') },
  {
    name: 'documents',
    columns: columns('deal_id*, kind*, version, created_at:instant, viewed_at:instant, template'),
  },
  {
    name: 'payments',
    columns: columns('deal_id, contract_id, paid_at*:instant, amount*:amount, currency'),
    anyOf: [['deal_id', 'contract_id']],
  },
  { name: 'source_costs', columns: columns('date*:date, source*, amount*:amount, currency') },
  { name: 'pipelines', columns: columns('pipeline*, name, is_default:boolean') },
  {
    name: 'stages',
    columns: columns(
      `pipeline, stage*, name, position:integer, kind:code(open|won|lost|neutral), probability:share,
       is_deleted:boolean`,
    ),
  },
  {
    name: 'users',
    columns: columns('user*, name, team, manager, region, started_on:date, is_service:boolean'),
  },
  { name: 'targets', columns: columns('period*, owner, team, metric, amount*:amount, currency, product') },
  { name: 'fx_rates', columns: columns('date*:date, currency*, rate_to_base*:number') },
];

/** Every canonical kind by name. */
export const kinds: ReadonlyMap<string, Kind> = new Map(kindList.map((kind) => [kind.name, kind]));

/** The DuckDB type that a canonical column has in the raw tables. */
export const sqlTypes: Record<ColumnType, string> = {
  text: 'VARCHAR',
  code: 'VARCHAR',
  instant: 'TIMESTAMP',
  instant_end: 'TIMESTAMP',
  date: 'DATE',
  amount: 'DECIMAL(18,4)',
  number: 'DOUBLE',
  share: 'DOUBLE',
  integer: 'BIGINT',
  boolean: 'BOOLEAN',
};
