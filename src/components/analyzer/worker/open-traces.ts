import type { TraceKey } from '../protocol.ts';
import type { OpenTrace } from './open-trace.ts';

/** The traces that the page's worker holds; a comparison looks at two of them. */
export const openTraces = new Map<TraceKey, OpenTrace>();
