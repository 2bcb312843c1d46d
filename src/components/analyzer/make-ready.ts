import styles from '../instrument/instrument.css?url';
import { linkStyles } from '../site/link-styles.ts';
import { fixtureInput, traceClient } from './client.ts';

/** What the worker tries its reader with; one of those that the page offers. */
const smallTrace = 'samples/gotrace/mix.trace.gz';

let isReady = false;

/**
 * A reader is about to hand something over: a file is held over the page, or the dialog for files opens. What reads and
 * shows Go traces and profiles is fetched meanwhile, so that opening one begins with reading it. What does not come now is
 * asked for again when it is needed.
 */
export function makeReady(): void {
  if (isReady) return;
  isReady = true;
  traceClient().makeReady(fixtureInput(smallTrace, import.meta.env.BASE_URL));
  const parts = [
    import('../gotrace/go-trace-instrument.tsx'),
    import('../pprof/profile-instrument.tsx'),
    linkStyles(styles),
  ];
  for (const part of parts) part.catch(() => undefined);
}
