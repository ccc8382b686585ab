import type { Page } from '../server/open-page.ts';
import { address } from './address.ts';
import { SavePicture } from './save-picture.tsx';

type Props = {
  readonly page: Page;
  readonly metric: string;
  readonly list?: string | undefined;
  readonly question: URLSearchParams;
  /** The id of the panel whose picture is saved; null where there is none. */
  readonly panel: string | null;
};

/** The panel's rows as CSV and XLSX, its picture as PNG. */
export function Downloads({ page, metric, list, question, panel }: Props) {
  const link = (format: string) =>
    address(`/api/v1/export/${metric}`, question, { format, lang: page.language, list: list ?? null });
  return (
    <>
      <a href={link('csv')} download>
        CSV
      </a>
      <a href={link('xlsx')} download>
        XLSX
      </a>
      {panel && <SavePicture panel={panel} label="PNG" title={page.t('panel.save_picture')} />}
    </>
  );
}
