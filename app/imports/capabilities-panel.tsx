import type { Loaded } from '../server/load.ts';
import type { Page } from '../server/open-page.ts';
import type { voronka } from '../server/voronka.ts';
import { ErrorNote } from '../ui/panel.tsx';
import styles from './imports.module.css';
import { Section } from './section.tsx';

type Capabilities = Awaited<ReturnType<Awaited<ReturnType<typeof voronka>>['capabilities']>>;
type Capability = Capabilities['capabilities'][number];

const states = ['yes', 'partly', 'no'] as const;

/** A full, half or empty circle: the state is told by shape and word, colour only repeats it. */
function Shape({ state }: { state: Capability['state'] }) {
  return (
    <svg width={14} height={14} viewBox="0 0 14 14" aria-hidden className={styles[state]}>
      <circle cx={7} cy={7} r={5.5} fill={state === 'yes' ? 'currentColor' : 'none'} stroke="currentColor" />
      {state === 'partly' && <path d="M7 1.5 A5.5 5.5 0 0 0 7 12.5 Z" fill="currentColor" />}
    </svg>
  );
}

/** A file or a column in the reader's words: `deals.amount` is the column "Amount" of the file "Deals". */
function nameOf(page: Page, use: string): string {
  const [file = '', ...rest] = use.split('.');
  const column = rest.join('.');
  const kind = page.find(`kind.${file}`) ?? file;
  if (!column) return page.t('imports.can.file', { kind });
  const field = page.find(`field.${column}`) ?? page.find(`column.${column}`) ?? column;
  return page.t('imports.can.column', { kind, field, use });
}

function Row({ page, one }: { page: Page; one: Capability }) {
  const { t } = page;
  return (
    <li className={styles.can} data-capability={one.id} data-state={one.state}>
      <p className={styles.state}>
        <Shape state={one.state} /> {t(`capability.state.${one.state}`)}
      </p>
      <div>
        <h4>{t(`capability.${one.id}.name`)}</h4>
        <p className={styles.quiet}>{t(`capability.${one.id}.gives`)}</p>
      </div>
      <div>
        <p>
          {t(`capability.why.${one.why}`, one.figures)}{' '}
          {one.why.startsWith('process_') && <a href="/process">{t('imports.unmapped.process')}</a>}
        </p>
        {one.state !== 'yes' && one.unlock.length > 0 && (
          <p className={styles.unlock}>
            {t(`capability.${one.id}.unlock`)}
            <small>{one.unlock.map((use) => nameOf(page, use)).join(' · ')}</small>
          </p>
        )}
      </div>
    </li>
  );
}

const seenOf = (own: readonly Capability[]) => own.filter(({ state }) => state === 'yes');

/** What is lacking stands open, for it is what one can act on; what is seen, in a line that opens. */
function Group({ page, own }: { page: Page; own: readonly Capability[] }) {
  const rows = (list: readonly Capability[]) => (
    <ul className={styles.cans}>
      {list.map((one) => (
        <Row key={one.id} page={page} one={one} />
      ))}
    </ul>
  );
  const seen = seenOf(own);
  const lacking = own.filter(({ state }) => state !== 'yes');
  const names = seen.map(({ id }) => page.t(`capability.${id}.name`)).join(' · ');
  return (
    <>
      {lacking.length > 0 && rows(lacking)}
      {seen.length > 0 && (
        <details className={styles.seen}>
          <summary>
            <Shape state="yes" /> {page.t('imports.can.seen', { names })}
          </summary>
          {rows(seen)}
        </details>
      )}
    </>
  );
}

/** What these files let one see, what they do not, and what would unlock it. */
export function CapabilitiesPanel({ page, answer }: { page: Page; answer: Loaded<Capabilities> }) {
  const { t, f, language } = page;
  const title = t('imports.can.title');
  if (!answer.ok)
    return (
      <Section id="capabilities" title={title}>
        <ErrorNote page={page} error={answer.error} />
      </Section>
    );
  const { capabilities, as_of, build, process } = answer.value;
  const groups = [...new Set(capabilities.map(({ group }) => group))];
  const n = (state: Capability['state']) => capabilities.filter((one) => one.state === state).length;
  const hasHistory = capabilities.some(({ id, state }) => id === 'stage_history' && state === 'yes');
  const shown = page.about.processes.find(({ id }) => id === process);
  return (
    <Section
      id="capabilities"
      title={title}
      lead={t(n('yes') === capabilities.length ? 'imports.can.lead_all' : 'imports.can.lead', {
        yes: n('yes'),
        partly: n('partly'),
        no: n('no'),
      })}
      foot={
        <>
          <span>{t('imports.can.process', { process: shown?.name[language] ?? process })}</span>
          <span>{t('panel.as_of', { at: f.instant(as_of) })}</span>
          <span>{t('panel.build', { build })}</span>
        </>
      }
    >
      <p className={styles.legend}>
        {states.map((state) => (
          <span key={state} data-figure={`capabilities.${state}`} data-value={n(state)}>
            <Shape state={state} /> {t(`capability.state.${state}`)} {f.count(n(state))}
          </span>
        ))}
      </p>
      <p className={styles.recipes}>
        <a href="/imports/recipes">{t(hasHistory ? 'recipes.link' : 'recipes.link.first')}</a>
      </p>
      {groups.map((group) => {
        const own = capabilities.filter((one) => one.group === group);
        return (
          <section key={group} className={styles.group} data-group={group}>
            <h3>
              {t(`capability.group.${group}`)}{' '}
              <small>{t('imports.can.of_group', { n: seenOf(own).length, of: own.length })}</small>
            </h3>
            <Group page={page} own={own} />
          </section>
        );
      })}
    </Section>
  );
}
