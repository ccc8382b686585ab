/** What a name may be of. */
export const aliasFields = ['owner', 'source', 'reason'] as const;
export type AliasField = (typeof aliasFields)[number];
