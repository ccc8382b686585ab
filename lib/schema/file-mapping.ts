import { z } from 'zod';
import { kinds } from './canonical.ts';

const text = z.union([z.string(), z.number(), z.boolean()]).transform(String);

/** What the tables of one name are: their kind, and the header that each canonical column is taken from. */
export const fileMapping = z
  .strictObject({
    match: z.string().min(1),
    sheet: z.string().optional(),
    kind: z.enum([...kinds.keys()] as [string, ...string[]]),
    columns: z.record(z.string(), text).default({}),
    values: z.record(z.string(), z.record(z.string(), text)).default({}),
    formats: z
      .strictObject({
        dates: z.enum(['DMY', 'MDY', 'YMD']).optional(),
        decimal: z.enum([',', '.']).optional(),
      })
      .default({}),
  })
  .superRefine((file, context) => {
    const known = new Set(kinds.get(file.kind)?.columns.map((column) => column.name));
    for (const section of ['columns', 'values'] as const) {
      for (const name of Object.keys(file[section])) {
        if (known.has(name)) continue;
        context.addIssue({
          code: 'custom',
          path: [section, name],
          message: `${file.kind} has no column "${name}"`,
        });
      }
    }
  });

export type FileMapping = z.output<typeof fileMapping>;

/** The same table of another day has the same name but for its digits. */
const anyDigits = (entry: FileMapping): FileMapping => ({
  ...entry,
  match: entry.match.replace(/\d+/g, '*'),
});

const shapeOf = ({ match, sheet, columns }: FileMapping) =>
  JSON.stringify([match, sheet ?? null, Object.values(columns).sort()]);

/** What is remembered after an import, the later first; of tables of one name with the same headers the later stands. */
export function rememberMappings(
  known: readonly FileMapping[],
  told: readonly FileMapping[],
): readonly FileMapping[] {
  const added = told.map(anyDigits);
  const replaced = new Set(added.map(shapeOf));
  return [...added, ...known.filter((one) => !replaced.has(shapeOf(one)))];
}
