/**
 * Whether goroutines that begin in this function serve the tracer: they read its buffers, advance generations, collect
 * CPU samples, write the file. In profiles they look like waits of the program that last as long as the trace.
 */
export function isOfTracer(rootFunction: string): boolean {
  return /^runtime\.(traceStartReadCPU|\(\*traceAdvancerState\))|^runtime\/trace\./.test(rootFunction);
}
