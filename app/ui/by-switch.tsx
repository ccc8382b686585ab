import type { Page } from '../server/open-page.ts';
import { address } from './address.ts';
import { dimensionText } from './group-text.ts';
import { Switch } from './switch.tsx';

const dimensions = ['source', 'owner', 'team', 'product', 'segment', 'pipeline'] as const;
const made = ['amount_band', 'client', 'quarter', 'month'] as const;

/** Dimensions by which the deals of a process can be cut: those that the data fill, then those that are made from others. */
export function dimensionsOf({ about }: Pick<Page, 'about'>): string[] {
  const filled = dimensions.filter((name) => (about.values[name]?.length ?? 0) > 0);
  const others = about.process.entity === 'lead' ? made.slice(2) : made;
  return [...filled, ...others];
}

/** The dimension chosen by `view.by`, else the first there is. */
export function chosenDimension(page: Page): string {
  const wanted = page.params.get('view.by');
  const known = dimensionsOf(page);
  return wanted && (known.includes(wanted) || wanted.startsWith('custom.')) ? wanted : (known[0] ?? 'month');
}

type Props = {
  readonly page: Page;
  /** Id of the panel that is cut, to stay there. */
  readonly panel: string;
  readonly names: readonly string[];
  readonly chosen: string;
};

/** A choice of the dimension by which a panel is cut, kept in the address. */
export function BySwitch({ page, panel, names, chosen }: Props) {
  return (
    <Switch
      label={page.t('filter.group_by')}
      items={names.map((name) => ({
        text: dimensionText(page, name),
        href: `${address(page.path, page.params, { 'view.by': name })}#${panel}`,
        here: name === chosen,
      }))}
    />
  );
}
