import { kinds } from '../../../lib/schema/canonical.ts';
import type { Reader } from '../../server/reader.ts';
import type { Words } from './words-context.tsx';

const columnNames = new Set([...kinds.values()].flatMap(({ columns }) => columns.map(({ name }) => name)));
const phases = ['change', 'generate', 'upload', 'wait', 'read', 'land', 'load', 'build', 'models', 'check'];

/** Every text that the wizard, the demo's door and the buttons of imports show; a test holds the code against it. */
export const wizardKeys: readonly string[] = [
  ...[...phases, 'publish'].map((phase) => `phase.${phase}`),
  ...['files', 'check', 'import'].map((step) => `wizard.step.${step}`),
  ...['steps', 'drop', 'drop_over', 'forms', 'choose_files', 'choose_folder', 'for_own', 'local'].map(
    (name) => `wizard.${name}`,
  ),
  ...['chosen', 'clear', 'remove', 'add', 'check', 'workbook', 'peek', 'no_peek', 'more_files'].map(
    (name) => `wizard.${name}`,
  ),
  ...['working.check', 'working.import', 'progress', 'of', 'cancel', 'stay', 'stays', 'stopped'].map(
    (name) => `wizard.${name}`,
  ),
  ...['kb', 'mb', 'gb'].map((unit) => `wizard.size.${unit}`),
  ...['found', 'found.figures', 'found.as_of', 'found.again', 'found.again_what', 'table'].map(
    (name) => `wizard.${name}`,
  ),
  ...[
    'skipped',
    'near',
    'processes',
    'found.deal',
    'found.lead',
    'found.contract',
    'process.made',
    'process.pipelines',
    'process.take',
  ].map((name) => `wizard.${name}`),
  ...[
    'unmapped',
    'unmapped.what',
    'unmapped.none',
    'ends',
    'ends.what',
    'ends.none',
    'notes',
    'options',
    'more_options',
  ].map((name) => `wizard.${name}`),
  ...[
    'timezone',
    'base_currency',
    'exported_at',
    'process',
    'dates',
    'decimal',
    'encoding',
    'delimiter',
    'mapping',
  ].flatMap((name) => [`wizard.option.${name}`, `wizard.option.${name}.hint`]),
  ...['own_definition', 'from_data', 'as_before', 'changed'].map((name) => `wizard.option.${name}`),
  ...['DMY', 'MDY', 'YMD'].map((order) => `wizard.dates.${order}`),
  ...['comma', 'point'].map((sign) => `wizard.decimal.${sign}`),
  ...['comma', 'semicolon', 'tab'].map((sign) => `wizard.delimiter.${sign}`),
  'wizard.peek.form',
  ...['do_import', 'check_again', 'back', 'retry', 'open', 'done', 'done.what', 'done.rejected'].map(
    (name) => `wizard.${name}`,
  ),
  ...[
    'no_rows',
    'windows_1251',
    'repeated',
    'no_export_date',
    'unused_process',
    'suggested',
    'conflict',
    'only_shown',
    'flow_only',
    'no_finals',
    'joined',
    'no_ids',
    'only_present',
    'deleted',
    'gone',
    'names',
    'recents',
    'unread_records',
    'templates',
    'product_lines',
    'footer',
    'skipped',
    'unread',
  ].map((id) => `wizard.note.${id}`),
  ...[
    'no_kind',
    'two_kinds',
    'lacks',
    'too_wide',
    'empty',
    'empty_archive',
    'workbook',
    'unused',
    'no_card',
    'no_table',
    'not_text',
    'json_shape',
  ].map((id) => `wizard.refusal.${id}`),
  ...['ask.dates', 'ask.decimal', 'ask.where', 'ask.why'].map((name) => `wizard.${name}`),
  ...['bad_input', 'usage', 'busy', 'no_space', 'too_large', 'checks_failed', 'network', 'internal'].map(
    (code) => `wizard.error.${code}`,
  ),
  ...[
    'error.nothing',
    'error.tables',
    'error.nothing.what',
    'error.detail',
    'error.copy',
    'error.copied',
  ].map((name) => `wizard.${name}`),
  ...[
    '',
    '.what',
    '.read',
    '.row',
    '.leave',
    '.column',
    '.samples',
    '.is',
    '.is_of',
    '.own',
    '.required',
  ].map((name) => `wizard.tables${name}`),
  ...['lacks', 'or', 'take', 'taken'].map((name) => `wizard.tables.${name}`),
  ...['rows', 'take'].map((name) => `wizard.stages.${name}`),
  ...['names', 'names.what', 'names.pair'].map((name) => `wizard.${name}`),
  ...[...columnNames].map((name) => `field.${name}`),
  ...['won', 'lost', 'neutral'].map((id) => `outcome.${id}`),
  'change.keep',
  'recipes.how',
  ...['demo.button', 'demo.ready', 'demo.working'].map((name) => `first_run.${name}`),
  ...[...kinds.keys()].map((kind) => `kind.${kind}`),
  ...['file', 'kind', 'read', 'loaded', 'rejected', 'duplicates'].map((name) => `column.${name}`),
  ...['crm_stage', 'pipeline', 'owner', 'source', 'reason'].map((name) => `column.${name}`),
];

/** Names of the places in these texts: they stay, the browser fills them. */
const places = [
  ...['n', 'of', 'file', 'files', 'rows', 'rejected', 'size', 'at', 'pipeline', 'pipelines', 'process'],
  ...['stage', 'between', 'kinds', 'kind', 'columns', 'missing', 'column', 'line', 'value', 'cases', 'path'],
  ...['where', 'crm', 'what', 'spelling', 'name', 'few', 'many', 'encoding', 'delimiter'],
];

/** The texts for the browser, in the reader's language. */
export function wizardWords({ t }: Pick<Reader, 't'>): Words {
  const kept = Object.fromEntries(places.map((name) => [name, `{${name}}`]));
  return Object.fromEntries(wizardKeys.map((key) => [key, t(key, kept)]));
}
