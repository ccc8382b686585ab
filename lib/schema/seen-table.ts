/** Headers and the canonical column that each may be. */
export type Suggestion = Readonly<Record<string, string>>;

/** A table whose columns a person can name: one in our own form, or one that was not recognised. */
export type SeenTable = {
  readonly file: string;
  /** What it is read as; null when it is not read. */
  readonly kind: string | null;
  /** What it may be. */
  readonly likely: string | null;
  readonly columns: readonly {
    readonly name: string;
    readonly canonical: string | null;
    /** The first values. */
    readonly samples: readonly string[];
  }[];
  /** By kind; kinds that no header speaks for are left out. */
  readonly suggested: Readonly<Record<string, Suggestion>>;
};
