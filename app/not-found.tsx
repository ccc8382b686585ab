import { reader } from './server/reader.ts';

/** An address that leads nowhere. */
export default async function NotFound() {
  const { t } = await reader();
  return (
    <main id="main" style={{ padding: '2rem' }}>
      <h1>{t('page.not_found')}</h1>
      <p>
        <a href="/">{t('nav.overview')}</a>
      </p>
    </main>
  );
}
