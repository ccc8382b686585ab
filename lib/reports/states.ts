import type { ReportContext } from './report.ts';

export type State = {
  readonly id: string;
  readonly no: number;
  readonly kind: string;
  readonly position: number | null;
  readonly name: { readonly ru: string; readonly en: string };
  readonly limitDays: number | null;
};

/** The states of the scope's process in the order of its definition. */
export async function statesOf({ connection, scope }: ReportContext): Promise<State[]> {
  const reader = await connection.runAndReadAll(
    `select state_id, state_no, kind, position, name_ru, name_en, limit_days from process_states
     where process_no = ${scope.process.no} order by state_no`,
  );
  return reader.getRowObjectsJS().map((row) => ({
    id: String(row.state_id),
    no: Number(row.state_no),
    kind: String(row.kind),
    position: row.position === null ? null : Number(row.position),
    name: { ru: String(row.name_ru), en: String(row.name_en) },
    limitDays: row.limit_days === null ? null : Number(row.limit_days),
  }));
}
