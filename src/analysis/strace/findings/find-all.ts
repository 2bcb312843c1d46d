import type { StraceTrace } from '../../../formats/strace/trace.ts';
import type { IndexedFdTable } from '../fd-table.ts';
import { type Finding, findingKinds, type Waits } from '../log.ts';
import { findDnsTimeout } from './dns-timeout.ts';
import { findEagainSpin } from './eagain-spin.ts';
import { Evidence } from './evidence.ts';
import { findFileLockContention } from './file-lock-contention.ts';
import { findForkStorm } from './fork-storm.ts';
import { findFutexContention } from './futex-contention.ts';
import { findIpv6Fallback } from './ipv6-fallback.ts';
import { findNPlusOne } from './n-plus-one.ts';
import { findRepeatedOpens } from './repeated-open.ts';
import { findRestartWindows } from './restart-window.ts';
import { findSearchStorm } from './search-storm.ts';
import { findSlowSync } from './slow-sync.ts';
import { findTinyIo } from './tiny-io.ts';

const DETECTORS: readonly ((evidence: Evidence) => Finding[])[] = [
  findFileLockContention,
  findFutexContention,
  findIpv6Fallback,
  findDnsTimeout,
  findSlowSync,
  findRepeatedOpens,
  findNPlusOne,
  findSearchStorm,
  findEagainSpin,
  findForkStorm,
  findTinyIo,
  findRestartWindows,
];

/** All findings, dearest first; without cost, by how often; then in the order of kinds. Empty on a quiet log. */
export function findAll(parts: {
  readonly trace: StraceTrace;
  readonly fds: IndexedFdTable;
  readonly waits: Waits;
}): Finding[] {
  const evidence = new Evidence(parts);
  return DETECTORS.flatMap((detect) => detect(evidence)).sort(
    (a, b) =>
      b.totalNs - a.totalNs ||
      b.count - a.count ||
      findingKinds.indexOf(a.kind) - findingKinds.indexOf(b.kind),
  );
}
