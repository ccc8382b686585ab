import type { Feature, Image } from 'write-excel-file/node';
import {
  findElement,
  getCellAddress,
  getOrderOfSiblings,
  getSelfClosingTagMarkup,
  insertElementMarkupAccordingToOrderOfSiblings,
  replaceElement,
  sanitizeTextContent,
} from 'write-excel-file/utility';

/** The rows and columns of a sheet that its header filters; null = the header filters nothing. */
export type Filtered = {
  readonly sheet: string;
  readonly table: { readonly rows: number; readonly columns: number } | null;
};

const sheetFile = 'xl/worksheets/sheet{id}.xml';
const bookFile = 'xl/workbook.xml';

function rangeOf({ table }: Filtered): string | null {
  return table && table.columns > 0
    ? `${getCellAddress(0, 0)}:${getCellAddress(table.rows - 1, table.columns - 1)}`
    : null;
}

/** The name under which spreadsheets look for the filter of a sheet. */
function definedName(filtered: Filtered, index: number): string {
  const range = rangeOf(filtered)?.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
  if (!range) return '';
  const sheet = sanitizeTextContent(filtered.sheet.replaceAll("'", "''"));
  return `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">'${sheet}'!${range}</definedName>`;
}

/** Headers that filter the rows below them, as an extension of the library that writes workbooks. */
export function filters(sheets: readonly Filtered[]): Feature<Image['content']> {
  return {
    files: {
      transform: {
        [sheetFile]: {
          transform(xml, _, { sheetIndex }) {
            const ref = rangeOf(sheets[sheetIndex]!);
            if (!ref) return xml;
            const filter = getSelfClosingTagMarkup('autoFilter', { ref });
            const order = getOrderOfSiblings(sheetFile, 'worksheet')!;
            return insertElementMarkupAccordingToOrderOfSiblings(xml, filter, order, 'worksheet');
          },
        },
        [bookFile]: {
          transform(xml) {
            const names = sheets.map(definedName).join('');
            if (names === '') return xml;
            const empty = findElement(xml, 'definedNames');
            const rest = empty ? replaceElement(xml, empty, '') : xml;
            const markup = `<definedNames>${names}</definedNames>`;
            const order = getOrderOfSiblings(bookFile, 'workbook')!;
            return insertElementMarkupAccordingToOrderOfSiblings(rest, markup, order, 'workbook');
          },
        },
      },
    },
  };
}
