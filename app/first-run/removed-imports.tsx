import { formatterOf } from '../../lib/format.ts';
import type { History } from '../imports/history.ts';
import { ImportsList } from '../imports/imports-list.tsx';
import type { Reader } from '../server/reader.ts';

/** Imports that were taken out of the figures, down to the last: the way back. */
export function RemovedImports({ who, imports }: { who: Reader; imports: History['imports'] }) {
  const f = formatterOf(who.language, 'USD', Intl.DateTimeFormat().resolvedOptions().timeZone);
  return (
    <section>
      <h2>{who.t('first_run.removed')}</h2>
      <ImportsList who={{ t: who.t, find: who.find, f }} imports={imports} loaded={[]} />
    </section>
  );
}
