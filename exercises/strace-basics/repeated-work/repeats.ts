import type { Finding, StraceLog } from '../../../src/analysis/strace/log.ts';
import { callName } from '../../../src/formats/strace/text.ts';
import type { Need } from '../../../src/grading/exercise.ts';

/** The three kinds of repeated work that the findings know. */
export const repeatKinds = ['repeated-open', 'search-storm', 'n-plus-one'] as const;
export type RepeatKind = (typeof repeatKinds)[number];

/** The dearest finding of a kind; undefined where the log has none. */
export function repeatOf(log: StraceLog, kind: RepeatKind): Finding | undefined {
  return log.findings
    .filter((finding) => finding.kind === kind)
    .reduce<Finding | undefined>(
      (best, finding) => (finding.totalNs > (best?.totalNs ?? -1) ? finding : best),
      undefined,
    );
}

export const callsOf = (log: StraceLog, kind: RepeatKind): readonly number[] =>
  repeatOf(log, kind)?.calls ?? [];

/** The kinds that this log has, dearest first. */
export function byCost(log: StraceLog): readonly RepeatKind[] {
  const costNs = (kind: RepeatKind): number => repeatOf(log, kind)?.totalNs ?? -1;
  return repeatKinds.filter((kind) => costNs(kind) >= 0).sort((a, b) => costNs(b) - costNs(a));
}

/** Every order of the kinds, joined by `>`, in which no count is followed by a larger one; several for a tie. */
export function ordersByCount(log: StraceLog): string[] {
  const count = (kind: RepeatKind): number => repeatOf(log, kind)?.count ?? 0;
  const [a, b, c] = repeatKinds;
  const orders: RepeatKind[][] = [
    [a, b, c],
    [a, c, b],
    [b, a, c],
    [b, c, a],
    [c, a, b],
    [c, b, a],
  ];
  return orders
    .filter((order) => order.every((kind, index) => index === 0 || count(order[index - 1]!) >= count(kind)))
    .map((order) => order.join('>'));
}

/** From the start of the first call to the end of the log, in nanoseconds. */
export const spanNs = (log: StraceLog): number => log.trace.endNs - (log.trace.calls.startNs[0] ?? 0);

/** Every call that ends in ENOENT, in file order. */
export function missesOf(log: StraceLog): number[] {
  const { calls, errnos } = log.trace;
  const enoent = errnos.indexOf('ENOENT');
  return Array.from({ length: calls.count }, (_, call) => call).filter(
    (call) => enoent > 0 && calls.errno[call] === enoent,
  );
}

/** Opens that worked, in file order. */
export function opensOf(log: StraceLog): number[] {
  const { calls } = log.trace;
  return Array.from({ length: calls.count }, (_, call) => call).filter(
    (call) => /^open(at2?)?$/.test(callName(log.trace, call)) && calls.returnValue[call]! >= 0,
  );
}

const need = (kind: RepeatKind, en: string, ja: string): Need => ({
  id: kind,
  met: (log) => repeatOf(log, kind) !== undefined,
  missing: { en, ja },
});

export const needsRepeatedOpen = need(
  'repeated-open',
  'No file is opened again and again in this log.',
  'このログには、何度も繰り返し開かれるファイルがありません。',
);

export const needsSearch = need(
  'search-storm',
  'Nothing is looked for in one directory after the other in this log, apart from what a program looks for at its start.',
  'このログには、起動時を除いて、ディレクトリを順に探し回る処理がありません。',
);

export const needsNPlusOne = need(
  'n-plus-one',
  'This log has no series of like requests with one varying part. Payloads are needed to see one: record without `-s 0`.',
  'このログには、一部だけが変わる似たリクエストの列がありません。送受信の内容が必要なので、`-s 0`を付けずに記録してください。',
);
