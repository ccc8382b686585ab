import { basename } from 'node:path';
import { foldHeader, readingOf } from '../importers/fields.ts';
import type { Form } from '../importers/form.ts';
import { formsOf } from '../importers/index.ts';
import { type Head, headTable, headText } from './head.ts';
import { placesOf } from './json-records.ts';

/** A form that a file fits, the fields of its records and how many of them the form understands. */
export type FittingForm = {
  readonly form: Form;
  /** Where its records lie in this very file: as the CRM answers, or bare. */
  readonly at: readonly string[];
  readonly fields: readonly string[];
  readonly explained: number;
};

const folded = new Map<string, string>();

/** A form's own name of a field, folded; there are some thousands in all. */
function foldOnce(name: string): string {
  const known = folded.get(name) ?? foldHeader(name);
  folded.set(name, known);
  return known;
}

/** Keys of an API are told apart by their case, as `ID` of one CRM and `id` of another; headers of tables are not. */
function fits(form: Form, { keys }: Place, fileName: string): boolean {
  const has = (name: string) => keys.has(form.at ? name : foldOnce(name));
  if (form.named && !form.named.test(basename(fileName))) return false;
  return form.needs.every((need) => [need].flat().some(has)) && !form.not?.some(has);
}

/** How many fields of a record the form asks for or reads. */
function explainedBy(form: Form, fields: readonly string[]): number {
  const used = new Set<string>();
  for (const table of form.tables) {
    const reading = readingOf(fields, {
      column: (name) => `"${name}"`,
      record: 'r',
      onUse: (name) => used.add(foldHeader(name)),
    });
    for (const field of Object.values(table.columns)) reading.field(field);
    table.each?.(reading);
    table.where?.(reading);
  }
  const there = new Set(fields.map(foldHeader));
  for (const need of form.needs) {
    const met = [need]
      .flat()
      .map(foldOnce)
      .find((name) => there.has(name));
    if (met !== undefined) used.add(met);
  }
  return used.size;
}

type Place = {
  readonly at: readonly string[];
  readonly fields: readonly string[];
  /** The fields as forms compare them: folded for a table. */
  readonly keys: ReadonlySet<string>;
};

/** Where the records of a form may lie in a JSON text: in the answer's envelope, or without it. @param known places looked at before */
function placesFor(form: Form, places: ReturnType<typeof placesOf>, known: Map<string, Place>): Place[] {
  const ways = form.at && form.at.length > 0 ? [form.at, []] : [[]];
  return ways.map((at) => {
    const path = at.join('.');
    const key = `${path}\n${form.within ?? ''}`;
    const inner = form.within ? [...at, form.within].join('.') : '';
    const keys = () => new Set([...(places.get(path) ?? []), ...((inner && places.get(inner)) || [])]);
    const place = known.get(key) ?? placeAt(at, keys());
    known.set(key, place);
    return place;
  });
}

const placeAt = (at: readonly string[], keys: ReadonlySet<string>): Place => ({
  at,
  fields: [...keys],
  keys,
});

/** The forms of an importer (see `importerNames`) that a table's header or a JSON text fits, the best first. */
export function fittingForms(fileName: string, head: Head, from?: string): FittingForm[] {
  const text = headText(head);
  const isJson = /^\s*[[{]/.test(text);
  const json = isJson ? placesOf(text) : null;
  const fields = isJson ? [] : (headTable(head).records[0] ?? []);
  const table: Place = { at: [], fields, keys: new Set(fields.map(foldHeader)) };
  const known = new Map<string, Place>();
  const found: FittingForm[] = [];
  for (const form of formsOf(from)) {
    if (isJson !== (form.at !== undefined)) continue;
    const place = (json ? placesFor(form, json, known) : [table]).find(
      (one) => one.fields.length > 0 && fits(form, one, fileName),
    );
    if (!place) continue;
    const { at, fields } = place;
    found.push({ form, at, fields, explained: explainedBy(form, fields) });
  }
  return found.sort((a, b) => b.explained - a.explained || b.form.needs.length - a.form.needs.length);
}
