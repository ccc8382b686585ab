import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { hintsIn, ownColumns } from '../../lib/schema/own-columns.ts';
import { leadingBlankLines } from './csv-head.ts';
import { type Head, headTable, headText } from './head.ts';
import { copySource, type Outcome, safeName } from './land-file.ts';
import type { Hints } from './landing.ts';
import type { FittingForm } from './recognise-form.ts';
import type { SourceFile } from './source-file.ts';
import { writeWorkingText } from './working-text.ts';

type Options = {
  readonly head: Head;
  readonly fitting: FittingForm;
  readonly hashes: ReadonlySet<string>;
  readonly dir: string;
} & Hints;

/** Copies a file of a CRM into the import's folder and makes its text ready to be translated. @throws VoronkaError bad_input */
export async function landCrmFile(
  source: SourceFile,
  no: number,
  { head, fitting, hashes, dir, dates, decimal }: Options,
): Promise<Outcome> {
  const { form, at } = fitting;
  const stored = `files/${String(no).padStart(2, '0')}-${safeName(source.name)}`;
  const copied = await copySource(source, join(dir, stored));
  if (hashes.has(copied.sha256)) {
    await rm(join(dir, stored), { force: true });
    return { repeated: true };
  }
  const format = form.at ? 'json' : 'csv';
  const made = await writeWorkingText(
    { stored, name: source.name, format },
    { facts: copied.facts, head, dir, records: { at, within: form.within } },
  );
  const isTable = format === 'csv';
  const fields = isTable ? fitting.fields : [...fitting.fields, ...made.keys];
  // SQL text ends at a NUL.
  const named = fields.map((name) => name.replaceAll('\0', ''));
  return {
    crm: {
      form,
      fields: isTable ? named : [...new Set(named)],
      text: made.text ?? stored,
      format,
      delimiter: isTable ? headTable(head).delimiter : null,
      skipLines: isTable ? leadingBlankLines(headText(head)) : 0,
      landed: {
        name: source.name,
        stored,
        sha256: copied.sha256,
        bytes: copied.bytes,
        encoding: made.encoding,
        crm: form.crm,
        form: form.name,
        told: head.told,
        careful: false,
        formats: {},
        hints: { dates, decimal, ...hintsIn(named) },
        header: isTable ? named : [ownColumns.record],
        values: {},
        repaired: null,
      },
    },
  };
}
