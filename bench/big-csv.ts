import { closeSync, openSync, writeSync } from 'node:fs';

const chunkRows = 5_000;

/** A row of deals of some 250 characters, Russian text among them; the same number gives the same row. */
function row(no: number): string {
  const day = String(1 + (no % 28)).padStart(2, '0');
  const month = String(1 + (no % 12)).padStart(2, '0');
  const note = `Заметка номер ${no}: клиент просит уточнить сроки поставки и порядок оплаты до конца недели`;
  return `D${no},Поставка оборудования ${no},Продажи,${['Новая', 'Переговоры', 'Договор'][no % 3]},${no % 100_000}.50,RUB,Менеджер ${no % 50},2025-${month}-${day} 09:${String(no % 60).padStart(2, '0')}:00,2026-${month}-${day},${note}\n`;
}

export const header =
  'deal_id,name,pipeline,stage,amount,currency,owner,created_at,expected_close_date,note\n';

/**
 * Writes a CSV of deals of at least so many bytes of UTF-8, in any encoding and with its `mark`; one chunk is
 * in memory at a time.
 * @returns how many deals it holds
 */
export function writeBigCsv(
  path: string,
  bytes: number,
  encode: (text: string) => Buffer = (text) => Buffer.from(text),
  mark = '',
): number {
  const handle = openSync(path, 'w');
  let written = 0;
  let rows = 0;
  try {
    if (mark) writeSync(handle, encode(mark));
    let text = header;
    while (written < bytes) {
      for (let at = 0; at < chunkRows; at++) text += row(++rows);
      written += Buffer.byteLength(text);
      writeSync(handle, encode(text));
      text = '';
    }
  } finally {
    closeSync(handle);
  }
  return rows;
}
