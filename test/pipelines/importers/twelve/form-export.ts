/** What a CRM exports of the twelve deals, in one form. */
export type FormExport = {
  readonly name: string;
  /** What the CRM calls the stages of the canonical files: its ids. */
  readonly stages: Readonly<Record<string, string>>;
  /** Words of the canonical answers that the CRM says otherwise. */
  readonly words: Readonly<Record<string, string>>;
  readonly write: (folder: string) => void;
};
