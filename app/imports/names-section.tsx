import { aliasFields } from '../../lib/workspace/alias-fields.ts';
import { load } from '../server/load.ts';
import type { Page } from '../server/open-page.ts';
import { ErrorNote } from '../ui/panel.tsx';
import { type Joining, JoinNames } from './join-names.tsx';
import { Section } from './section.tsx';

/** Spellings of one owner, source or reason: which look alike, which are joined. */
export async function NamesSection({ page }: { page: Page }) {
  const { t, f } = page;
  const [read, remembered] = await Promise.all([
    load((engine) => engine.spellings()),
    load((engine) => engine.choices()),
  ]);
  if (!read.ok) return <ErrorNote page={page} error={read.error} />;
  const joined: Joining[] = aliasFields.flatMap((field) =>
    Object.entries((remembered.ok && remembered.value.aliases[field]) || {}).map(([spelling, name]) => ({
      field,
      spelling,
      name,
    })),
  );
  const known = new Set(joined.map(({ field, spelling }) => `${field} ${spelling}`));
  return (
    <Section id="names" title={t('imports.names.title')} lead={t('imports.names.lead')}>
      <JoinNames
        joined={joined}
        alike={read.value.alike
          .filter(({ field, spelling }) => !known.has(`${field} ${spelling}`))
          .map(({ field, spelling, nSpelling, name, n }) => ({
            field,
            spelling,
            name,
            text: t('imports.names.pair', {
              spelling,
              name,
              few: f.count(nSpelling),
              many: f.count(n),
            }),
          }))}
        names={{
          owner: read.value.names.filter(({ field }) => field === 'owner').map(({ name }) => name),
          source: read.value.names.filter(({ field }) => field === 'source').map(({ name }) => name),
          reason: read.value.names.filter(({ field }) => field === 'reason').map(({ name }) => name),
        }}
        words={{
          alike: t('imports.names.alike'),
          joined: t('imports.names.joined'),
          other: t('imports.names.other'),
          field: t('imports.names.field'),
          spelling: t('imports.names.spelling'),
          name: t('imports.names.name'),
          add: t('imports.names.add'),
          save: t('process.unmapped.save'),
          owner: t('column.owner'),
          source: t('column.source'),
          reason: t('column.reason'),
        }}
      />
    </Section>
  );
}
