import { type Language, translator } from '../messages.ts';
import { formatKeys, keyWords } from './json-schema.ts';

const region = /<!-- keys -->[\s\S]*<!-- \/keys -->/;

/** Places in the order in which a reader comes to them; the others follow. */
const first =
  `part stage final match required criterion check activity planned contact expects range policy reasons
  reason rule milestone trigger event`
    .trim()
    .split(/\s+/);

function table(language: Language, place: string, keys: readonly string[]): string {
  const t = translator(language);
  const rows = keys.map((key) => `| \`${key}\` | ${keyWords(language, place, key) ?? ''} |`);
  return [
    `### ${t(`definition.place.${place}`)}`,
    '',
    `| ${t('definition.column.key')} | ${t('definition.column.is')} |`,
    '| --- | --- |',
    ...rows,
  ].join('\n');
}

/** The keys of the format with their words, place by place, as Markdown. */
export function formatTables(language: Language): string {
  const rank = (place: string) => (first.includes(place) ? first.indexOf(place) : first.length);
  return formatKeys()
    .toSorted((a, b) => rank(a.place) - rank(b.place))
    .map(({ place, keys }) => table(language, place, keys))
    .join('\n\n');
}

/** The document with its tables of keys written anew, between `<!-- keys -->` and `<!-- /keys -->`. */
export function withFormatTables(document: string, language: Language): string {
  return document.replace(region, () => `<!-- keys -->\n\n${formatTables(language)}\n\n<!-- /keys -->`);
}
