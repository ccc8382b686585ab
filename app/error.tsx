'use client';

/** What stands when a page fails as a whole: both languages, for what failed may be the words. */
export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <main id="main" style={{ padding: '2rem', maxWidth: '44rem' }}>
      <h1>Страница не построилась · The page could not be drawn</h1>
      <p>{error.message}</p>
      <p>
        <button type="button" onClick={reset}>
          Повторить · Try again
        </button>
      </p>
      {error.digest && <p>{error.digest}</p>}
    </main>
  );
}
