/** Sheets of the template of a process, and the columns of each; the first two rows are titles and notes. */
export const sheets = {
  process: `part system name_en name_ru entity version effective_from order cumulative clock required_stated suggested`,
  stages: `part id kind name_en name_ru match summary_en summary_ru artefact_en artefact_ru materials_en materials_ru
    limit_days probability from soft kpis`,
  required: 'part state field applies_when',
  criteria: 'part state moment id basis en ru check applies_when',
  reasons: 'part list id en ru parent synonyms needs group suggested',
  rules: 'part rule on severity settings',
} as const;

export type SheetName = keyof typeof sheets;

/** A cell as a person left it: text, a number, yes or no; absent = empty. */
export type Cell = string | number | boolean;

export type Row = Readonly<Record<string, Cell>>;

export type Tables = Readonly<Record<SheetName, readonly Row[]>>;

export const sheetNames = Object.keys(sheets) as SheetName[];

/** The columns of a sheet, in order. */
export const columnsOf = (sheet: SheetName): string[] => sheets[sheet].trim().split(/\s+/);
