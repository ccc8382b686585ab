import { literal } from './sql-text.ts';

const marker = /look_up_(name|extra)\(/g;

/** Where the parenthesis that opens before `from` closes; texts in quotes are passed over. */
function closing(sql: string, from: number): number {
  let depth = 1;
  for (let at = from; at < sql.length; at++) {
    if (sql[at] === "'") at = sql.indexOf("'", at + 1);
    else if (sql[at] === '(') depth++;
    else if (sql[at] === ')' && --depth === 0) return at;
  }
  throw new Error(`a lookup is not closed: ${sql.slice(from, from + 80)}`);
}

/**
 * Turns lookups of words inside SQL into joins, which need no more memory than the words take: a subquery would keep
 * whole records.
 */
export class Lookups {
  private readonly names = new Map<string, string>();
  /** @param crm whose words are meant: two CRMs may use one id */
  constructor(private readonly crm: string) {}

  /** The SQL with every lookup replaced by a column of its join. */
  hoist(sql: string): string {
    let text = sql;
    for (;;) {
      // The last one holds no other.
      const last = [...text.matchAll(marker)].at(-1);
      if (!last) return text;
      const from = last.index + last[0].length;
      const to = closing(text, from);
      const key = text.slice(from, to);
      const name = this.names.get(key) ?? `look_up_${this.names.size}`;
      this.names.set(key, name);
      text = `${text.slice(0, last.index)}${name}.${last[1]}${text.slice(to + 1)}`;
    }
  }

  /** SQL list of the keys of a row that the dictionary does not know. */
  unknown(): string {
    const keys = [...this.names].map(([key, name]) => `case when ${name}.key is null then ${key} end`);
    return `list_filter([${keys.join(', ')}]::varchar[], lambda key: key is not null)`;
  }

  /** The joins, each after those that it needs. */
  joins(): string {
    return [...this.names]
      .map(
        ([key, name]) =>
          `left join dictionary as ${name} on ${name}.crm = ${literal(this.crm)} and ${name}.key = ${key}`,
      )
      .join('\n');
  }
}
