import type { Answers } from '../../lib/answers.ts';
import type { Loaded } from '../server/load.ts';
import type { Page } from '../server/open-page.ts';
import { address } from '../ui/address.ts';
import { ChartFrame } from '../ui/charts/chart-frame.tsx';
import { Panel } from '../ui/panel.tsx';
import { Switch } from '../ui/switch.tsx';
import styles from './conformance.module.css';
import { MapDetail } from './map-detail.tsx';
import { detailOf, frequentEdges, type MapShow, showOf } from './map-moves.ts';
import { MapTable } from './map-table.tsx';
import { ProcessMapPicture } from './process-map.tsx';

const shows: readonly MapShow[] = ['count', 'days'];
const steps = Array.from({ length: 11 }, (_, at) => 50 + 5 * at);

function MapLegend({ page, show }: { page: Page; show: MapShow }) {
  const { t } = page;
  return (
    <>
      {(['legal', 'violation'] as const).map((kind) => (
        <span key={kind} className={styles.legend}>
          <svg width={34} height={10} aria-hidden>
            <line x1={0} x2={34} y1={5} y2={5} className={styles.sample} data-kind={kind} />
          </svg>
          {t(`conformance.legend.${kind}`)}
        </span>
      ))}
      <span>{t(`conformance.legend.width.${show}`)}</span>
    </>
  );
}

/** The process as it really goes: the picture, how much of it is drawn, what its arrows say, and the table. */
export function MapPanel({ page, answer }: { page: Page; answer: Loaded<Answers['map']> }) {
  const { t, f, params } = page;
  const show = showOf(params);
  const detail = detailOf(params);
  return (
    <Panel
      page={page}
      id="map"
      title={t('conformance.map.title')}
      lead={t('conformance.map.lead')}
      answer={answer}
      define={['map_visits', 'map_move', 'map_ends']}
      list="edges"
      report="map"
      enough={({ edges }) => edges.length > 0}
      empty={t('conformance.map.empty')}
    >
      {(value) => {
        const edges = frequentEdges(value.edges, detail);
        return (
          <>
            <div className={styles.tools}>
              <Switch
                label={t('conformance.map.show')}
                items={shows.map((id) => ({
                  text: t(`conformance.map.show.${id}`),
                  href: `${address(page.path, params, { 'view.arrows': id === 'count' ? null : id })}#map`,
                  here: id === show,
                }))}
              />
              <MapDetail
                key={detail}
                label={t('conformance.map.detail')}
                values={Object.fromEntries(
                  steps.map((percent) => [
                    percent,
                    t('conformance.map.detail.value', { share: f.share(percent / 100) }),
                  ]),
                )}
                apply={t('filter.apply')}
                chosen={Math.round(detail * 20) * 5}
                kept={[...params].filter(([name]) => !['view.detail', 'lang', 'theme'].includes(name))}
              />
            </div>
            <ChartFrame
              label={t('conformance.map.title')}
              hint={t('chart.hint')}
              table={<MapTable page={page} answer={value} />}
              tableLabel={t('chart.table')}
              legend={<MapLegend page={page} show={show} />}
            >
              {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms. */}
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
              <div className="wide" role="group" aria-label={t('conformance.map.title')} tabIndex={0}>
                <ProcessMapPicture page={page} answer={value} edges={edges} show={show} />
              </div>
            </ChartFrame>
            <p className={styles.more}>
              {t('conformance.map.hidden', { n: value.edges.length - edges.length })}
            </p>
          </>
        );
      }}
    </Panel>
  );
}
