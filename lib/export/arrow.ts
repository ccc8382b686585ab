import {
  Bool,
  type DataType,
  Field,
  Float64,
  makeData,
  RecordBatch,
  RecordBatchStreamWriter,
  Schema,
  Struct,
  TimestampMillisecond,
  Utf8,
  type Vector,
  vectorFromArray,
} from 'apache-arrow';
import { flatten, type Row } from './flatten.ts';

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z$/;

/** The Arrow type of a column, from all its values and its name: `…_at` is an instant even when empty. */
function typeOf(name: string, values: readonly unknown[]): DataType {
  const present = values.filter((value) => value !== null && value !== undefined);
  const every = (test: (value: unknown) => boolean) => present.length > 0 && present.every(test);
  if (every((value) => typeof value === 'number')) return new Float64();
  if (every((value) => typeof value === 'boolean')) return new Bool();
  const isInstant = (value: unknown) => typeof value === 'string' && instant.test(value);
  if (every(isInstant) || (present.length === 0 && name.endsWith('_at')))
    return new TimestampMillisecond('UTC');
  return new Utf8();
}

function vectorOf(values: readonly unknown[], type: DataType): Vector {
  const cells = values.map((value) => {
    if (value === null || value === undefined) return null;
    if (type instanceof TimestampMillisecond) return Date.parse(String(value));
    return type instanceof Utf8 ? String(value) : value;
  });
  return vectorFromArray(cells, type);
}

/** Rows as an Arrow IPC stream in batches; instants are UTC milliseconds, lists and the like are text. */
export async function toArrow(rows: readonly Row[], batchRows = 10_000): Promise<RecordBatchStreamWriter> {
  const flat = rows.map((row) => flatten(row));
  const names = [...new Set(flat.flatMap((row) => Object.keys(row)))];
  const fields = names.map(
    (name) =>
      new Field(
        name,
        typeOf(
          name,
          flat.map((row) => row[name]),
        ),
        true,
      ),
  );
  const schema = new Schema(fields);
  function* batches() {
    for (let from = 0; from === 0 || from < flat.length; from += batchRows) {
      const part = flat.slice(from, from + batchRows);
      const children = fields.map(
        ({ name, type }) =>
          vectorOf(
            part.map((row) => row[name]),
            type,
          ).data[0]!,
      );
      yield new RecordBatch(
        schema,
        makeData({ type: new Struct(fields), length: part.length, nullCount: 0, children }),
      );
    }
  }
  return RecordBatchStreamWriter.writeAll(batches());
}
