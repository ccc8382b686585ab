import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

const at = ({ path }: Issue) => path.map(String).join('\u0000');

/** Without what is said twice of one place, and without what follows from a key that is not known there. */
function once(issues: readonly Issue[]): Issue[] {
  const unknown = issues.filter(({ code }) => code === 'unrecognized_keys').map(at);
  return issues.filter(
    (issue, n) =>
      !(issue.code === 'custom' && unknown.includes(at(issue))) &&
      issues.findIndex((other) => at(other) === at(issue) && other.message === issue.message) === n,
  );
}

/** The faults that a person is told of: of a choice of forms those of the form that the value comes nearest to. */
export function plainIssues(issues: readonly Issue[]): Issue[] {
  return once(issues).flatMap((issue) => {
    if (issue.code !== 'invalid_union') return [issue];
    const begun = issue.errors
      .filter((form) => form.every((inner) => inner.path.length > 0 || inner.code === 'unrecognized_keys'))
      .map((form) => plainIssues(form))
      .toSorted((a, b) => a.length - b.length);
    const [nearest, next] = begun;
    if (nearest === undefined || nearest.length === next?.length) return [issue];
    return nearest.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
  });
}
