/** How a goroutine, a group of them or a region spent its time: columns of `go tool trace`, in ns. */
export interface GoroutineStats {
  readonly execNs: number;
  readonly schedWaitNs: number;
  readonly syscallNs: number;
  readonly syscallBlockNs: number;
  /** Waiting by reason; '' is a wait that the trace began with. */
  readonly blockNsByReason: Readonly<Record<string, number>>;
  /** What the total has beyond all of these. */
  readonly unknownNs: number;
  readonly totalNs: number;
  /** Special ranges, which overlap with the others. */
  readonly rangeNs: Readonly<Record<string, number>>;
}
