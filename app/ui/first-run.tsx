import { FirstRunPage } from '../first-run/first-run-page.tsx';

/** Before the first import: two doors, the demo and one's own exports. */
export function FirstRun() {
  return <FirstRunPage />;
}
