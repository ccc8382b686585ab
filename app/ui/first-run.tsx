import { reader } from '../server/reader.ts';

/** Before the first import: two doors, the demo and one's own exports. */
export async function FirstRun() {
  const { t } = await reader();
  return (
    <main id="main">
      <h1>{t('page.no_build')}</h1>
      <p>{t('page.no_build_hint')}</p>
    </main>
  );
}
