import type { DuckDBConnection } from '@duckdb/node-api';
import type { Atom, Process } from '../../lib/process/types.ts';
import { tableOf } from './table-of.ts';

type Row = Readonly<Record<string, unknown>>;

function atomRow(atom: Atom): Row {
  return {
    kind: atom.kind,
    field: 'field' in atom ? atom.field : null,
    words: 'words' in atom ? atom.words : [],
    least: 'min' in atom ? atom.min : 1,
    since_start: 'since' in atom && atom.since === 'start',
    is_decision_maker: 'isDecisionMaker' in atom && atom.isDecisionMaker,
    keywords: 'keywords' in atom ? atom.keywords.map((word) => word.toLowerCase()) : [],
  };
}

/**
 * Writes the criteria of the processes into the tables that rules and reports join: criteria, the terms any of which
 * meets them, and the atoms of which a term needs all. Equal atoms of a process are one.
 */
export async function writeCriteria(
  connection: DuckDBConnection,
  processes: readonly Process[],
): Promise<void> {
  const criteria: Row[] = [];
  const terms: Row[] = [];
  const atoms = new Map<string, Row>();
  for (const [index, process] of processes.entries()) {
    for (const criterion of process.criteria) {
      const criterionNo = criteria.length + 1;
      const state = process.states.findIndex(({ id }) => id === criterion.state);
      criteria.push({
        process_no: index + 1,
        criterion_no: criterionNo,
        moment_kind: criterion.at,
        state_no: state < 0 ? null : state + 1,
        position: process.states[state]?.position ?? null,
        criterion_id: criterion.id,
        name_en: criterion.name.en,
        name_ru: criterion.name.ru,
        basis: criterion.basis,
        is_required_list: criterion.isRequiredList,
        n_terms: criterion.terms.length,
      });
      for (const [termIndex, term] of criterion.terms.entries()) {
        for (const atom of term) {
          const key = JSON.stringify([index, atom]);
          const row = atoms.get(key) ?? { process_no: index + 1, atom_no: atoms.size + 1, ...atomRow(atom) };
          atoms.set(key, row);
          terms.push({ criterion_no: criterionNo, term_no: termIndex + 1, atom_no: row.atom_no });
        }
      }
    }
  }
  await tableOf(
    connection,
    'process_criteria',
    {
      process_no: 'SMALLINT',
      criterion_no: 'INTEGER',
      moment_kind: 'VARCHAR',
      state_no: 'SMALLINT',
      position: 'SMALLINT',
      criterion_id: 'VARCHAR',
      name_en: 'VARCHAR',
      name_ru: 'VARCHAR',
      basis: 'VARCHAR',
      is_required_list: 'BOOLEAN',
      n_terms: 'INTEGER',
    },
    criteria,
  );
  await tableOf(
    connection,
    'criterion_terms',
    { criterion_no: 'INTEGER', term_no: 'INTEGER', atom_no: 'INTEGER' },
    terms,
  );
  await tableOf(
    connection,
    'criterion_atoms',
    {
      process_no: 'SMALLINT',
      atom_no: 'INTEGER',
      kind: 'VARCHAR',
      field: 'VARCHAR',
      words: 'VARCHAR[]',
      least: 'INTEGER',
      since_start: 'BOOLEAN',
      is_decision_maker: 'BOOLEAN',
      keywords: 'VARCHAR[]',
    },
    [...atoms.values()],
  );
}
