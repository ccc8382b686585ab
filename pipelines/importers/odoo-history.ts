import { among, entry, type Form, inside, type Reading, utc, word } from './form.ts';
import { at, clean, crm, linkId, linkName } from './odoo.ts';
import { both } from './shapes.ts';

/** A change belongs to a message, and the message to the opportunity: they are two files. */
const messages: Form[] = both({
  crm,
  name: 'messages',
  at: ['result'],
  needs: ['id', 'res_id', 'model', ['date', 'author_id']],
  not: ['new_value_integer'],
  clean,
  tables: [
    {
      kind: 'words',
      where: (reading) => `${reading.get('model')} = 'crm.lead'`,
      columns: {
        field: () => `'message'`,
        id: 'id',
        name: 'res_id',
        extra: linkName('author_id', 'partner'),
      },
    },
    {
      kind: 'words',
      where: (reading) => `${reading.get('model')} = 'crm.lead'`,
      columns: { field: () => `'message time'`, id: 'id', name: at('date') },
    },
  ],
});

const fieldNames: Form[] = both({
  crm,
  name: 'fields of models',
  at: ['result'],
  needs: ['id', 'name', 'model', ['field_description', 'ttype']],
  tables: [{ kind: 'words', columns: { field: () => `'field'`, id: 'id', name: 'name' } }],
});

const labels = {
  stage_id: 'stage_id',
  stage: 'stage_id',
  этап: 'stage_id',
  стадия: 'stage_id',
  active: 'active',
  активно: 'active',
  expected_revenue: 'expected_revenue',
  'expected revenue': 'expected_revenue',
  user_id: 'user_id',
  salesperson: 'user_id',
  продавец: 'user_id',
  date_deadline: 'date_deadline',
  'expected closing': 'date_deadline',
};

/** The field that changed, by version: a name (13), a link with a label beside it (16), a link alone (17). */
const fieldOf = (reading: Reading) => {
  const id = `coalesce(${linkId(reading, 'field_id')}, ${linkId(reading, 'field')})`;
  const label = `coalesce(${reading.get('field_name', 'field_desc')}, ${inside(reading.record, '$.field_id[1]')}, ${inside(reading.record, '$.field[1]')}, ${id})`;
  return `coalesce(${entry('field', 'name', id)}, ${among(`regexp_replace(${label}, ' \\(.*$', '')`, labels)})`;
};

const message = (reading: Reading) => linkId(reading, 'mail_message_id');
const deal = (reading: Reading) =>
  reading.has('res_id') ? reading.get('res_id') : entry('message', 'name', message(reading));
const time = (reading: Reading) =>
  reading.has('date')
    ? utc(reading.get('date'))
    : `coalesce(${entry('message time', 'name', message(reading))}, ${utc(reading.get('create_date'))})`;
const author = (reading: Reading) =>
  reading.has('author_id')
    ? word('partner', linkId(reading, 'author_id'))
    : `coalesce(${entry('message', 'extra', message(reading))}, ${inside(reading.record, '$.create_uid[1]')})`;
const whole = (reading: Reading, side: 'old' | 'new') =>
  `nullif(${reading.get(`${side}_value_integer`)}, '0')`;

type Ask = (reading: Reading) => string;

const ofStage = (field: Ask, reading: Reading, side: 'old' | 'new') =>
  `case when ${field(reading)} = 'stage_id' then ${whole(reading, side)} end`;
const order = (reading: Reading) =>
  `partition by ${deal(reading)} order by ${time(reading)}, try_cast(${reading.get('id')} as bigint), n`;
/** The last stage to which an opportunity had moved by then; null before its first move. */
const movedTo = (field: Ask, reading: Reading) =>
  `last_value(${ofStage(field, reading, 'new')} ignore nulls) over (${order(reading)})`;
/** The stage where an opportunity stood when it had not moved yet: the one that its first move left, or the present one. */
const stoodAt = (field: Ask, reading: Reading) =>
  `coalesce(first_value(${ofStage(field, reading, 'old')} ignore nulls) over (${order(reading)}
    rows between current row and unbounded following), ${entry('present stage', 'name', deal(reading))})`;
/** What is saved together is one change, whichever of its fields is noted first. */
const savedWith = (field: Ask, reading: Reading) =>
  `max(${ofStage(field, reading, 'new')}) over (partition by ${deal(reading)}, ${time(reading)})`;

/** Archiving loses an opportunity; restored, it is again where it stood, unless it moves at once. */
const stageAfter =
  (field: Ask): Ask =>
  (reading) =>
    `case when ${field(reading)} = 'active' and ${whole(reading, 'new')} is null then '__lost'
      else coalesce(${ofStage(field, reading, 'new')}, ${savedWith(field, reading)}, ${movedTo(field, reading)}, ${stoodAt(field, reading)}) end`;

/** An opportunity that was lost before any move tells by this alone where it stood. */
const stageBefore =
  (field: Ask): Ask =>
  (reading) =>
    `case when ${field(reading)} = 'stage_id' then ${whole(reading, 'old')}
      when ${movedTo(field, reading)} is null and ${whole(reading, 'new')} is null then ${stoodAt(field, reading)} end`;

const isKnown = (reading: Reading) => `${deal(reading)} is not null`;

const change = (
  field: Ask,
  from: string,
  to: string,
  value: (reading: Reading, side: 'old' | 'new') => string,
) => ({
  kind: 'field_history',
  where: (reading: Reading) => `${field(reading)} = '${from}' and ${isKnown(reading)}`,
  columns: {
    deal_id: deal,
    field: () => `'${to}'`,
    changed_at: time,
    old_value: (reading: Reading) => value(reading, 'old'),
    new_value: (reading: Reading) => value(reading, 'new'),
    changed_by: author,
  },
});

const tablesOf = (field: Ask): Form['tables'] => [
  {
    kind: 'stage_history',
    where: (reading) => `${field(reading)} in ('stage_id', 'active') and ${isKnown(reading)}`,
    columns: {
      deal_id: deal,
      stage: stageAfter(field),
      from_stage: stageBefore(field),
      entered_at: time,
      seq: 'id',
      changed_by: author,
    },
  },
  change(field, 'expected_revenue', 'amount', (reading, side) =>
    reading.get(`${side}_value_float`, `${side}_value_monetary`),
  ),
  change(
    field,
    'date_deadline',
    'expected_close_date',
    (reading, side) => `left(${reading.get(`${side}_value_datetime`)}, 10)`,
  ),
  change(field, 'user_id', 'owner', (reading, side) => reading.get(`${side}_value_char`)),
  {
    kind: 'words',
    where: (reading) =>
      `${field(reading)} = 'active' and ${whole(reading, 'new')} is null and ${isKnown(reading)}`,
    columns: {
      field: () => `'lost at'`,
      id: deal,
      name: (reading) => `max(${time(reading)}) over (partition by ${deal(reading)})`,
    },
  },
];

const tracking: Form[] = both({
  crm,
  name: 'tracked changes (stage history)',
  at: ['result'],
  needs: ['mail_message_id', 'new_value_integer', ['field_id', 'field']],
  clean,
  warning: 'the changes are joined to opportunities through mail.message: import both files together.',
  tables: tablesOf(fieldOf),
});

/** The join of changes and messages that a query of the database gives: of the stage alone, unless it names the field. */
const joined: Form = {
  crm,
  name: 'changes of stages (stage history), query',
  needs: ['res_id', 'date', 'new_value_integer'],
  not: ['mail_message_id'],
  tables: tablesOf((reading) =>
    reading.has('field', 'field_id', 'field_desc', 'field_name') ? fieldOf(reading) : `'stage_id'`,
  ),
};

/** Odoo CRM: tracked changes with the messages and fields that they name. */
export const odooHistory: readonly Form[] = [...messages, ...fieldNames, ...tracking, joined];
