import type { Page } from '../server/open-page.ts';
import { address } from '../ui/address.ts';
import { Switch } from '../ui/switch.tsx';
import { type Show, shows } from './matrix.tsx';

/** What the cells of the matrices say, from the address; counts unless asked otherwise. */
export function showOf(params: URLSearchParams): Show {
  return shows.find((one) => one === params.get('view.show')) ?? 'count';
}

/** The choice of what the cells say. */
export function ShowSwitch({ page, show }: { page: Page; show: Show }) {
  return (
    <Switch
      label={page.t('winloss.show')}
      items={shows.map((id) => ({
        text: page.t(`winloss.show.${id}`),
        href: address(page.path, page.params, { 'view.show': id === 'count' ? null : id }),
        here: id === show,
      }))}
    />
  );
}
