import { ChartFrame } from '../ui/charts/chart-frame.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { CheckSign } from './check-badge.tsx';
import { type Asked, askedByCriterion, askedOf, checkStates } from './check-state.ts';
import styles from './process.module.css';
import { type Parts, Section } from './section.tsx';

type Line = { readonly id: string; readonly name: string; readonly asked: readonly Asked[] };

function linesOf({ page, process }: Parts): Line[] {
  const opening = {
    id: 'opening',
    name: page.t('process.opening'),
    asked: process.opening.map((one) => askedByCriterion(page, one, 'opening')),
  };
  const states = process.states.map((state) => ({
    id: state.id,
    name: state.name[page.language],
    asked: Object.values(askedOf(page, state)).flat(),
  }));
  return [opening, ...states].filter(({ asked }) => asked.length > 0);
}

/** The map of checkability: a square for each thing that a stage asks for, its sign = how far it can be checked. */
export function CheckMap({ page, process }: Parts) {
  const { t, f } = page;
  const lines = linesOf({ page, process });
  if (lines.length === 0) return null;
  const table = (
    <DataTable
      caption={t('process.map.title')}
      columns={[
        { id: 'stage', label: t('column.stage') },
        ...checkStates.map((state) => ({ id: state, label: t(`process.state.${state}`), numeric: true })),
      ]}
      rows={lines.map(({ id, name, asked }) => ({
        id,
        cells: {
          stage: { value: name, text: name },
          ...Object.fromEntries(
            checkStates.map((state) => {
              const n = asked.filter((one) => one.state === state).length;
              return [state, { value: n, text: f.count(n) }];
            }),
          ),
        },
      }))}
      labels={{ sort: t('panel.sort') }}
    />
  );
  return (
    <Section page={page} id="checks" title={t('process.map.title')} lead={t('process.map.lead')}>
      <ChartFrame
        label={t('process.map.title')}
        hint={t('process.map.hint')}
        table={table}
        tableLabel={t('chart.table')}
        legend={checkStates.map((state) => (
          <span key={state} className={styles.key}>
            <CheckSign state={state} /> {t(`process.state.${state}`)}
          </span>
        ))}
      >
        <ol className={styles.map}>
          {lines.map(({ id, name, asked }) => (
            <li key={id}>
              <span className={styles.line}>{name}</span>
              <span className={styles.squares}>
                {asked
                  .toSorted((a, b) => checkStates.indexOf(a.state) - checkStates.indexOf(b.state))
                  .map(({ key, text, state, detail }) => (
                    <a
                      key={key}
                      href={`#${id === 'opening' ? 'opening' : `stage-${id}`}`}
                      data-mark
                      tabIndex={-1}
                      className={styles.square}
                      title={`${text}. ${detail}`}
                      aria-label={`${name}: ${text}. ${detail}`}
                    >
                      <CheckSign state={state} />
                    </a>
                  ))}
              </span>
            </li>
          ))}
        </ol>
      </ChartFrame>
    </Section>
  );
}
