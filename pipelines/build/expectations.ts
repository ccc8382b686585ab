import type { DuckDBConnection } from '@duckdb/node-api';
import { sharedClassifiers } from '../../lib/process/shared.ts';
import type { Process, Words } from '../../lib/process/types.ts';
import { tableOf } from './table-of.ts';

type Written = {
  readonly id?: string;
  readonly en?: string;
  readonly ru?: string;
  readonly type?: string | readonly string[];
  readonly keywords?: readonly string[];
  readonly min?: number;
};
type WrittenStages = { readonly stages?: readonly { readonly expects?: readonly Written[] }[] };

/** What an expectation is called: its own words, else those of the kinds of activity that it names. */
function nameOf({ id, en, ru }: Written, kinds: readonly string[]): Words {
  const shared = sharedClassifiers().activity_types.filter((kind) => kinds.includes(kind.id));
  const joined = (language: 'en' | 'ru') => shared.map((kind) => kind[language]).join(' / ');
  const text = ru ?? en;
  if (text !== undefined) return { en: en ?? text, ru: text };
  return shared.length > 0 ? { en: joined('en'), ru: joined('ru') } : { en: id ?? '', ru: id ?? '' };
}

/** Writes what the active stages of the processes expect to be done in them, in the order of the definition. */
export async function writeExpectations(
  connection: DuckDBConnection,
  processes: readonly Process[],
): Promise<void> {
  const rows = processes.flatMap((process, index) =>
    ((process.definition as WrittenStages | null)?.stages ?? []).flatMap((stage, order) =>
      (stage.expects ?? []).map((written, at) => {
        const kinds = [written.type ?? []].flat();
        const name = nameOf(written, kinds);
        return {
          process_no: index + 1,
          state_no: order + 1,
          expectation_no: at + 1,
          expectation_id: written.id ?? kinds.join('_'),
          name_en: name.en,
          name_ru: name.ru,
          kinds,
          keywords: (written.keywords ?? []).map((word) => word.toLowerCase()),
          least: written.min ?? 1,
        };
      }),
    ),
  );
  await tableOf(
    connection,
    'stage_expectations',
    {
      process_no: 'SMALLINT',
      state_no: 'SMALLINT',
      expectation_no: 'INTEGER',
      expectation_id: 'VARCHAR',
      name_en: 'VARCHAR',
      name_ru: 'VARCHAR',
      kinds: 'VARCHAR[]',
      keywords: 'VARCHAR[]',
      least: 'INTEGER',
    },
    rows,
  );
}
