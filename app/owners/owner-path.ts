/** Stands for the missing owner in an address, where nothing cannot stand. */
const missing = '-';

/** The address of a person's page; null = the deals without an owner. */
export function ownerPath(owner: string | null): string {
  return `/owners/${owner === null ? missing : encodeURIComponent(owner)}`;
}

/** The owner that a part of an address names; null = the deals without one. */
export function ownerOf(part: string): string | null {
  if (part === missing) return null;
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
