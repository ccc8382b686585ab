import type { Reader } from '../server/reader.ts';
import { importTarget, processChoices } from './import-target.ts';
import { Section } from './section.tsx';
import { Wizard } from './wizard/wizard.tsx';

/** The wizard on the page of imports; stands inside a WordsProvider. */
export async function ImportPanel({ who }: { who: Pick<Reader, 't' | 'language'> }) {
  const { t, language } = who;
  const target = await importTarget();
  return (
    <Section id="import" title={t('imports.import.title')} lead={t('imports.import.lead')}>
      <Wizard target={target} processes={processChoices(target.path, language)} />
    </Section>
  );
}
