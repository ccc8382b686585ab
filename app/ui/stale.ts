/**
 * Another build is shown than the one that this document was drawn for: its frame says what is no longer so. The next
 * page loads a document of its own.
 */
export function markStale(): void {
  document.documentElement.dataset.stale = '';
}

/** Whether the frame of this document is out of date. */
export const isStale = (): boolean => document.documentElement.dataset.stale !== undefined;
