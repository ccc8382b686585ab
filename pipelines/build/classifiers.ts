import type { DuckDBConnection } from '@duckdb/node-api';
import { fold } from '../../lib/process/fold.ts';
import { sharedClassifiers } from '../../lib/process/shared.ts';
import type { Process } from '../../lib/process/types.ts';
import { tableOf } from './table-of.ts';

type Item = {
  readonly id: string;
  readonly en: string;
  readonly ru: string;
  readonly match?: readonly string[];
};

/** Each word that means an item of the classifier: its id, its names and their parts, and the words listed for it, folded. */
function wordsOf(classifier: string, items: readonly Item[]) {
  const words = new Map<string, string>();
  for (const { id, en, ru, match = [] } of items) {
    // «Финансы, бухгалтерия» names two things; either is said alone.
    for (const text of [id, en, ru, ...match, ...`${en}, ${ru}`.split(/[,:]\s*/)]) {
      const word = fold(text).replace(/[\p{P}\p{Z}\p{C}]+/gu, '');
      if (!words.has(word)) words.set(word, id);
    }
  }
  return [...words].map(([word, id]) => ({ classifier, word, id }));
}

const answers: readonly Item[] = [
  { id: 'yes', en: 'yes', ru: 'да', match: ['true', 'y', '1', '+', 'соответствует', 'fit', 'fits'] },
  { id: 'partly', en: 'partly', ru: 'частично', match: ['partial', 'partially', 'отчасти'] },
  { id: 'no', en: 'no', ru: 'нет', match: ['false', 'n', '0', 'не соответствует'] },
];

/** Writes the shared classifiers' words and each process's reasons: what rules compare the export's texts with. */
export async function writeClassifiers(
  connection: DuckDBConnection,
  processes: readonly Process[],
): Promise<void> {
  const shared = sharedClassifiers();
  const plain = (texts: readonly string[]) => texts.map((text) => ({ id: text, en: text, ru: text }));
  await tableOf(connection, 'classifier_words', { classifier: 'VARCHAR', word: 'VARCHAR', id: 'VARCHAR' }, [
    ...wordsOf('activity_types', shared.activity_types),
    ...wordsOf('roles', shared.roles),
    ...wordsOf('sources', shared.sources),
    ...wordsOf('after_loss', shared.after_loss),
    ...wordsOf('won_reasons', shared.won_reasons),
    ...wordsOf('pause_reasons', shared.pause_reasons),
    ...wordsOf('other_reason', plain(shared.placeholders.other_reason)),
    ...wordsOf('placeholder_phone', plain(shared.placeholders.phone)),
    ...wordsOf('answers', answers),
    ...shared.placeholders.email_domain.map((word) => ({
      classifier: 'placeholder_email_domain',
      word,
      id: word,
    })),
  ]);
  await tableOf(
    connection,
    'process_reasons',
    { process_no: 'SMALLINT', reason_id: 'VARCHAR', word: 'VARCHAR', needs: 'VARCHAR[]' },
    processes.flatMap((process, index) =>
      process.reasons.flatMap(({ id, name, synonyms, needs }) =>
        wordsOf('', [{ id, en: name.en, ru: name.ru, match: synonyms ?? [] }]).map(({ word }) => ({
          process_no: index + 1,
          reason_id: id,
          word,
          needs: needs ?? [],
        })),
      ),
    ),
  );
  await tableOf(
    connection,
    'final_origins',
    { process_no: 'SMALLINT', state_no: 'SMALLINT', from_state: 'VARCHAR' },
    processes.flatMap((process, index) =>
      process.states.flatMap(({ from }, order) =>
        (from ?? []).map((id) => ({ process_no: index + 1, state_no: order + 1, from_state: id })),
      ),
    ),
  );
}
