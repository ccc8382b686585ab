import type { Loaded } from '../server/load.ts';
import type { Page } from '../server/open-page.ts';
import { Panel } from '../ui/panel.tsx';
import { monthsOf, Trend } from './trend.tsx';
import type { Winloss } from './winloss-words.ts';

/** The trend, whose answer comes after the rest of the page. */
export async function TrendPanel({
  page,
  months,
  question,
}: {
  page: Page;
  months: Promise<Loaded<Winloss>>;
  question: URLSearchParams;
}) {
  const { t } = page;
  const isCreated = page.params.get('basis') === 'created';
  return (
    <Panel
      page={page}
      id="trend"
      title={t('winloss.trend.title')}
      lead={t(isCreated ? 'winloss.trend.lead_created' : 'winloss.trend.lead')}
      answer={await months}
      question={question}
      define={['win_rate', 'interval']}
      list="by"
      report="winloss"
      enough={(value) => monthsOf(value).filter(({ won, lost }) => won + lost > 0).length > 1}
      empty={t('winloss.trend.empty')}
    >
      {(value) => <Trend page={page} answer={value} />}
    </Panel>
  );
}
