import { type Finding, findingKinds } from '../log.ts';
import { findDnsTimeout } from './dns-timeout.ts';
import { findEagainSpin } from './eagain-spin.ts';
import { Evidence, type EvidenceLog } from './evidence.ts';
import { findFileLockContention } from './file-lock-contention.ts';
import { findForkStorm } from './fork-storm.ts';
import { findFutexContention } from './futex-contention.ts';
import { findIpv6Fallback } from './ipv6-fallback.ts';
import { findLeftBehind } from './left-behind.ts';
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
  findLeftBehind,
];

/** All findings, dearest first; without cost, by how often; then in the order of kinds. Empty on a quiet log. */
export function findAll(log: EvidenceLog): Finding[] {
  const evidence = new Evidence(log);
  return DETECTORS.flatMap((detect) => detect(evidence)).sort(
    (a, b) =>
      b.totalNs - a.totalNs ||
      b.count - a.count ||
      findingKinds.indexOf(a.kind) - findingKinds.indexOf(b.kind),
  );
}
