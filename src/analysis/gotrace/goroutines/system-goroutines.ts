/**
 * Whether a goroutine is the runtime's own (internal/trace/summary.go, IsSystemGoroutine): its root function is of
 * package runtime, except for `runtime.main`, or unknown.
 */
export function isSystemGoroutine(rootFunction: string): boolean {
  return rootFunction === '' || (rootFunction !== 'runtime.main' && rootFunction.startsWith('runtime.'));
}

/**
 * Whether a goroutine exists only because of the trace: it reads trace buffers, moves generations on, or writes the
 * file. Official tables show these with `chan receive` or a syscall for the whole trace.
 */
export function isTracerGoroutine(rootFunction: string): boolean {
  return /^runtime\/trace\.|^runtime\.trace|^runtime\.\(\*trace/.test(rootFunction);
}
