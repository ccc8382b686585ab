import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readHead } from '../../../pipelines/ingest/head.ts';
import { fittingForms } from '../../../pipelines/ingest/recognise-form.ts';
import { scratchFolder } from '../../support/scratch.ts';
import { forms } from './twelve/forms.ts';

/** The CRMs whose forms fit a file, the form that is taken first. */
async function crmsOf(folder: string, file: string): Promise<string[]> {
  const head = await readHead({ name: file, path: join(folder, file) });
  return [...new Set(fittingForms(file, head).map(({ form }) => form.crm))];
}

const scratch = scratchFolder('strict');

test('a file of one CRM fits no form of another', async () => {
  const claimed: Record<string, string[]> = {};
  for (const [index, [form]] of forms.entries()) {
    const folder = join(scratch, String(index));
    form.write(folder);
    for (const file of readdirSync(folder).sort()) {
      const crms = await crmsOf(folder, file);
      if (crms.length > 1) claimed[`${form.name}: ${file}`] = crms;
    }
  }
  expect(claimed).toEqual({});
});

const data = new URL('../../../../shared/data/', import.meta.url).pathname;
const samples = ['crm_samples', 'fivetran_seeds', 'zoho_crm_demo'];
if (!existsSync(data)) console.warn(`Skipped: the recorded answers, ${data} is absent.`);

test.skipIf(!existsSync(data))('nor does a recorded one', async () => {
  const claimed: Record<string, string[]> = {};
  for (const sample of samples) {
    for (const entry of readdirSync(join(data, sample), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const crms = await crmsOf(entry.parentPath, entry.name);
      if (crms.length > 1) claimed[`${sample}/${entry.name}`] = crms;
    }
  }
  expect(claimed).toEqual({});
});
