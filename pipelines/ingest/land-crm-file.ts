import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { chooseDelimiter, leadingBlankLines } from './csv-head.ts';
import { decodeHead, guessEncoding, type Head } from './head.ts';
import { copySource, type Outcome, safeName } from './land-file.ts';
import type { FittingForm } from './recognise-form.ts';
import type { SourceFile } from './source-file.ts';
import { writeWorkingText } from './working-text.ts';

type Options = {
  readonly head: Head;
  readonly fitting: FittingForm;
  readonly hashes: ReadonlySet<string>;
  readonly dir: string;
};

/** Copies a file of a CRM into the import's folder and makes its text ready to be translated. @throws VoronkaError bad_input */
export async function landCrmFile(
  source: SourceFile,
  no: number,
  { head, fitting, hashes, dir }: Options,
): Promise<Outcome> {
  const { form, at } = fitting;
  const stored = `files/${String(no).padStart(2, '0')}-${safeName(source.name)}`;
  const copied = await copySource(source, join(dir, stored));
  if (hashes.has(copied.sha256)) {
    await rm(join(dir, stored), { force: true });
    return { repeated: true };
  }
  const encoding = guessEncoding(head.bytes);
  const format = form.at ? 'json' : 'csv';
  const made = await writeWorkingText(
    { stored, name: source.name, encoding, format },
    { facts: copied.facts, gzip: head.gzip, dir, records: { at, within: form.within } },
  );
  const text = decodeHead(head.bytes, encoding);
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
      delimiter: isTable ? chooseDelimiter(text).delimiter : null,
      skipLines: isTable ? leadingBlankLines(text) : 0,
      landed: {
        name: source.name,
        stored,
        sha256: copied.sha256,
        bytes: copied.bytes,
        encoding: made.encoding,
        crm: form.crm,
        form: form.name,
        careful: false,
        formats: {},
        hints: {},
        values: {},
        repaired: null,
      },
    },
  };
}
