import { headers } from 'next/headers';
import { cellText } from '../lib/cell-text.ts';
import { type Language, pickLanguage, translator } from '../lib/messages.ts';
import styles from './page.module.css';
import { voronka } from './server/voronka.ts';

export const dynamic = 'force-dynamic';

const frame = new Set([
  'metric',
  'process',
  'as_of',
  'as_of_exact',
  'build',
  'filters',
  'ignored',
  'excluded',
]);

/** The figures of an answer as name–value pairs: nested ones with dots, lists left to the JSON. */
function figures(document: Record<string, unknown>, prefix = ''): [string, unknown][] {
  return Object.entries(document).flatMap(([name, value]): [string, unknown][] => {
    if (prefix === '' && frame.has(name)) return [];
    if (Array.isArray(value)) return [];
    if (value !== null && typeof value === 'object')
      return figures(value as Record<string, unknown>, `${prefix}${name}.`);
    return [[prefix + name, value]];
  });
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

async function load() {
  const engine = await voronka();
  try {
    return {
      names: engine.metricNames(),
      overview: await engine.answer('overview', new URLSearchParams()),
      error: null,
    };
  } catch (thrown) {
    return { names: engine.metricNames(), overview: null, error: engine.asVoronkaError(thrown) };
  }
}

export default async function Page({ searchParams }: Props) {
  const { lang } = await searchParams;
  const accepted = (await headers()).get('accept-language') ?? undefined;
  const language: Language = pickLanguage(typeof lang === 'string' ? lang : undefined, accepted);
  const t = translator(language);
  const { names, overview, error } = await load();
  return (
    <main className={styles.page} lang={language}>
      <header>
        <h1>{t('page.title')}</h1>
        <nav>
          <a href="?lang=ru">Русский</a> <a href="?lang=en">English</a>
        </nav>
      </header>
      <h2>{t('page.overview')}</h2>
      {overview ? (
        <>
          <p>{t('page.as_of', { as_of: String(overview.as_of) })}</p>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('page.name')}</th>
                <th scope="col">{t('page.value')}</th>
              </tr>
            </thead>
            <tbody>
              {figures(overview).map(([name, value]) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>{cellText(value, language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      ) : (
        <p role="alert">
          {error?.code === 'no_build' ? t('page.no_build') : error?.message}{' '}
          {error?.code === 'no_build' && t('page.no_build_hint')}
        </p>
      )}
      <h2>{t('page.metrics')}</h2>
      <ul>
        {names.map((name) => (
          <li key={name}>
            <a href={`/api/v1/metrics/${name}`}>{name}</a>
          </li>
        ))}
      </ul>
    </main>
  );
}
