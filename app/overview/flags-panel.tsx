import type { Page } from '../server/open-page.ts';
import { address, dealsBehind, travellers } from '../ui/address.ts';
import { ChartFrame } from '../ui/charts/chart-frame.tsx';
import { Mark } from '../ui/charts/mark.tsx';
import { Panel } from '../ui/panel.tsx';
import type { Asked } from './ask.ts';

const shown = 5;
const rowHeight = 44;

/** What is broken now: the rules with the most flags, each a way to its deals. */
export async function FlagsPanel({ page, asked }: { page: Page; asked: Asked }) {
  const { t, f } = page;
  const now = await asked.now;
  const flags = now.ok ? now.value.flags_now : [];
  const total = flags.reduce((sum, rule) => sum + rule.flags, 0);
  const most = Math.max(1, ...flags.map((rule) => rule.flags));
  const rest = flags.slice(shown);
  return (
    <Panel
      page={page}
      id="flags"
      title={t('overview.flags')}
      lead={
        <>
          {total > 0 && `${t('overview.flags.lead', { n: total })} `}
          <a href={address('/compliance', travellers(asked.question))}>{t('overview.flags.more')}</a>
        </>
      }
      answer={now}
      define={['flag_now']}
      list="flags_now"
      question={asked.question}
      n={t('count.flags', { n: total })}
      enough={() => flags.length > 0}
      empty={t(page.question.has('as_of') ? 'overview.flags.then' : 'overview.flags.none')}
    >
      {() => (
        <ChartFrame label={t('overview.flags')} hint={t('chart.hint')} table="flags-rest" tableLabel="">
          <svg width="100%" height={Math.min(shown, flags.length) * rowHeight} role="presentation">
            {flags.slice(0, shown).map((rule, no) => (
              <g key={rule.rule}>
                <text x={0} y={no * rowHeight + 16} fontSize={13.5}>
                  {page.rule(rule.rule)}
                </text>
                <text x="100%" y={no * rowHeight + 16} fontSize={13.5} textAnchor="end" fontWeight={600}>
                  {f.count(rule.flags)}
                </text>
                <Mark
                  href={dealsBehind(asked.question, 'overview.flags_now', { rule: rule.rule })}
                  label={`${page.rule(rule.rule)}: ${t('count.flags', { n: rule.flags })}`}
                >
                  <rect
                    x={0}
                    y={no * rowHeight + 22}
                    width={`${((rule.flags / most) * 100).toFixed(2)}%`}
                    height={11}
                    fill="var(--warning)"
                  />
                </Mark>
              </g>
            ))}
          </svg>
          {rest.length > 0 && (
            <p id="flags-rest">
              {t('overview.flags.rest')}{' '}
              {rest.map((rule, no) => (
                <span key={rule.rule}>
                  {no > 0 && ', '}
                  <a href={dealsBehind(asked.question, 'overview.flags_now', { rule: rule.rule })}>
                    {page.rule(rule.rule)} {f.count(rule.flags)}
                  </a>
                </span>
              ))}
            </p>
          )}
        </ChartFrame>
      )}
    </Panel>
  );
}
