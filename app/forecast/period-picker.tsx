import Form from 'next/form';
import type { Page } from '../server/open-page.ts';
import { address } from '../ui/address.ts';
import { periodText } from '../ui/period-text.ts';
import { Switch } from '../ui/switch.tsx';
import styles from './forecast.module.css';
import { methodOf } from './method.ts';
import { choices, monthOf, quarterOf, weekOf } from './period-choice.ts';

/** Which period the forecast is for, the usual ones as links and any other from a list; and by whose probabilities. */
export function PeriodPicker({ page, period, today }: { page: Page; period: string; today: string }) {
  const { t, params } = page;
  const usual = [
    ['this_week', weekOf(today)],
    ['this_month', monthOf(today)],
    ['next_month', monthOf(today, 1)],
    ['this_quarter', quarterOf(today)],
    ['next_quarter', quarterOf(today, 1)],
    ['this_year', today.slice(0, 4)],
  ] as const;
  const kept = [...params].filter(([name]) => !['period', 'offset', 'lang', 'theme'].includes(name));
  const all = choices(today);
  const isListed = all.some(({ periods }) => periods.includes(period));
  return (
    <div className={styles.picker}>
      <Switch
        label={t('forecast.period')}
        items={usual.map(([id, one]) => ({
          text: t(`forecast.period.${id}`),
          title: periodText(page, one),
          href: address(page.path, params, { period: one }),
          here: one === period,
        }))}
      />
      <Form action={page.path} className={styles.choose}>
        {kept.map(([name, value], index) => (
          <input key={`${name}-${index}`} type="hidden" name={name} value={value} />
        ))}
        <label>
          <span className="visually-hidden">{t('forecast.period.other')}</span>
          <select name="period" defaultValue={period} key={period}>
            {!isListed && <option value={period}>{periodText(page, period)}</option>}
            {all.map(({ kind, periods }) => (
              <optgroup key={kind} label={t(`forecast.period.kind.${kind}`)}>
                {periods.map((one) => (
                  <option key={one} value={one}>
                    {periodText(page, one)}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </label>
        <button type="submit">{t('forecast.period.show')}</button>
      </Form>
      <Switch
        label={t('forecast.method')}
        items={(['crm', 'stage'] as const).map((id) => ({
          text: t(`forecast.method.${id}`),
          href: address(page.path, params, { 'view.method': id === 'crm' ? null : id }),
          here: id === methodOf(params),
        }))}
      />
    </div>
  );
}
