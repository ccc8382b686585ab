/** What the import says in English sentences, taken apart so that it can be said in the reader's language. */
export type Note = { readonly id: string; readonly values: Readonly<Record<string, string>> };

const warnings: readonly (readonly [id: string, form: RegExp])[] = [
  ['no_rows', /^(?<file>.+) has a header but no rows\.$/s],
  ['windows_1251', /^(?<file>.+) was read as Windows-1251\.$/s],
  ['repeated', /^(?<file>.+) is in the build already, byte for byte; it was not read again\.$/s],
  ['no_export_date', /^No row of the import .+ tells when it was exported; its own moment is taken\.$/s],
  ['unused_process', /^Process (?<process>\S+) covers no \w+ of these imports\.$/s],
  ['contract_process', /^Process (?<process>\S+) is about contracts: /s],
  ['suggested', /^The stages of (?<pipeline>.+) fit the built-in process (?<process>[^\s:]+): --process /s],
  [
    'only_shown',
    /^(?<file>.+): the export carries only the present stage of each card; its history comes from (?<where>.+)\. Lost ones are in it only where archived records were shown\.$/s,
  ],
  [
    'flow_only',
    /^(?<file>.+): a business process flow knows the times of the first and the present stage only; /s,
  ],
  [
    'no_finals',
    /^(?<file>.+): this answer carries only the present status of each deal and does not say which /s,
  ],
  ['joined', /^(?<file>.+): the changes are joined to opportunities through mail\.message: /s],
  ['no_ids', /^(?<file>.+): the table has neither ids nor stage history: /s],
  [
    'only_present',
    /^(?<file>.+): the export carries only the present stage of each card; its history comes from (?<where>.+)\.$/s,
  ],
  ['deleted', /^(?<file>.+): (?<n>\d+) of (?<of>\d+) records are left out \(deleted in the CRM\)\.$/s],
  [
    'gone',
    /^(?<file>.+): (?<n>\d+) of (?<of>\d+) records are left out \(deleted in the CRM, or merged into others\)\.$/s,
  ],
  ['names', /^(?<file>.+): names and links for the other files \(.+\); records: (?<n>\d+)\.$/s],
  ['recents', /^(?<file>.+): of recent changes deals, people, organizations and activities are read, /s],
  ['unread_records', /^(?<file>.+): (?<n>\d+) records cannot be read, the first is record (?<line>\d+)\.$/s],
  [
    'templates',
    /^(?<file>.+): (?<n>\d+) of (?<of>\d+) records are left out \(templates of recurring deals, or cards of smart processes\)\.$/s,
  ],
  [
    'product_lines',
    /^(?<file>.+): (?<n>\d+) of (?<of>\d+) records are left out \(further product lines of one card\)\.$/s,
  ],
  ['footer', /^(?<file>.+): (?<n>\d+) of (?<of>\d+) records are left out \(the lines below the report\)\.$/s],
  ['skipped', /^(?<file>.+): (?<n>\d+) of (?<of>\d+) records are left out \(stages that were skipped\)\.$/s],
  ['unread', /^(?<file>.+): (?<n>\d+) lines cannot be read, the first is line (?<line>\d+)\.$/s],
  ['conflict', /^(?:Pipeline|Stage) (?<stage>.+) is claimed by (?<between>.+); (?<process>\S+) takes it\.$/s],
];

/** A warning of the import; null for one that is not known by its form. */
export function warningNote(text: string): Note | null {
  for (const [id, form] of warnings) {
    const found = form.exec(text);
    if (found) return { id, values: { ...found.groups } };
  }
  return null;
}

const refusals: readonly (readonly [id: string, form: RegExp])[] = [
  ['no_kind', /^its columns fit no kind of file$/],
  ['two_kinds', /^its columns fit (?<kinds>.+) equally well$/s],
  ['lacks', /^it lacks (?<columns>.+)$/s],
  ['too_wide', /^it has (?<n>\d+) columns, more than the (?<of>\d+) that are read$/],
  ['empty', /^the file (?:is empty|holds no records)$/],
  ['empty_archive', /^the archive is empty$/],
  ['workbook', /^a workbook or an archive inside; save the tables as CSV$/],
  ['unused', /^a table of (?<crm>.+) that no figure reads: (?<what>.+)$/s],
  ['no_card', /^its rows do not say which card they belong to; what says it: (?<where>.+)$/s],
  ['no_table', /^the workbook holds no table$/],
  ['not_text', /^it is not text$/],
  ['json_shape', /^it is JSON, but neither an array of objects nor JSON lines$/],
];

/** Why a file was not taken; null for a reason that is not known by its form. */
export function refusalNote(why: string): Note | null {
  for (const [id, form] of refusals) {
    const found = form.exec(why);
    if (found) return { id, values: { ...found.groups } };
  }
  return null;
}

/** The kind that a file comes nearest to and the columns it lacks: `deals (missing: deal_id)`. */
export function nearestKind(nearest: string | null): { kind: string; missing: string } | null {
  const [, kind = '', missing = ''] = /^(\w+) \(missing: (.+)\)$/s.exec(nearest ?? '') ?? [];
  return kind ? { kind, missing } : null;
}
