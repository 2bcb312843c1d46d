import type { LooksLike } from '../../formats/detect.ts';
import type { Locale } from '../../i18n/catalog.ts';
import { analyzerCatalog } from '../../i18n/catalogs/analyzer.ts';
import { gotraceProblemsCatalog } from '../../i18n/catalogs/gotrace-problems.ts';
import { looksLikeTexts } from '../../i18n/catalogs/looks-like.ts';
import { offlineCatalog } from '../../i18n/catalogs/offline.ts';
import { formatCount } from '../../views/format-count.ts';
import { visibleText } from '../../views/visible-text.ts';
import type { AnalyzerModel } from './model.ts';
import type { Notice, Problem } from './protocol.ts';

interface Words {
  readonly what: string;
  readonly todo: string;
}

/** What went wrong and what to do about it, for people. */
export function problemWords(problem: Problem, locale: Locale): Words {
  const t = analyzerCatalog[locale];
  const detail = visibleText(problem.detail);
  switch (problem.kind) {
    case 'empty':
      return { what: t.problemEmpty(detail), todo: t.problemEmptyDo };
    case 'gzip':
      return { what: t.problemGzip(detail), todo: t.problemGzipDo };
    case 'fetch':
      return { what: t.problemFetch(detail), todo: t.problemFetchDo };
    case 'not-kept':
      return { what: offlineCatalog[locale].notKept(detail), todo: offlineCatalog[locale].notKeptDo };
    case 'no-reader':
      return { what: t.problemNoReader, todo: t.problemNoReaderDo };
    case 'read':
      return { what: t.problemRead(detail), todo: t.problemReadDo };
    case 'unknown-format':
      return unknownFormat(problem, locale);
    case 'other-format':
      return otherFormat(problem, locale);
    case 'bad-trace':
      return badTrace(problem, locale);
    case 'bad-profile':
      return badProfile(problem, locale);
    case 'one-at-a-time':
      return { what: t.problemOneAtATime, todo: t.problemOneAtATimeDo };
    case 'cancelled':
      return { what: t.noticeStopped, todo: '' };
    default:
      return { what: t.problemInternal(detail), todo: t.problemInternalDo };
  }
}

/** `detail` is a `LooksLike` of the detector. */
function unknownFormat({ detail, version }: Problem, locale: Locale): Words {
  const text = detail in looksLikeTexts ? looksLikeTexts[detail as LooksLike] : looksLikeTexts.text;
  const what = text.what[locale];
  return { what: version ? `${what} (${version})` : what, todo: text.todo[locale] };
}

/** `detail` is what it is, `wanted` what it should be. */
function otherFormat({ detail, wanted }: Problem, locale: Locale): Words {
  const t = analyzerCatalog[locale];
  const isOne = { gotrace: t.problemIsGoTrace, pprof: t.problemIsProfile }[detail] ?? t.problemIsLog;
  const wants = { gotrace: t.problemWantsGoTrace, pprof: t.problemWantsProfile };
  return { what: isOne, todo: wanted ? wants[wanted] : t.problemOtherFormatDo };
}

/**
 * `detail` is a problem code of the reader of Go traces, `message` its own words. What is said of damage elsewhere speaks
 * of what came before it; here nothing did.
 */
function badTrace({ detail, message = '' }: Problem, locale: Locale): Words {
  const words = gotraceProblemsCatalog[locale];
  const whole = ['empty', 'not-a-trace', 'old-version', 'unknown-version'] as const;
  const kind = whole.find((one) => one === detail);
  return {
    what: analyzerCatalog[locale].problemTrace(visibleText(message)),
    todo: kind ? words[kind] : words.nothingWhole,
  };
}

/** `detail` is a problem code of the reader of profiles, `message` its own words. */
function badProfile({ detail, message = '' }: Problem, locale: Locale): Words {
  const t = analyzerCatalog[locale];
  const isCut = detail === 'truncated' || detail === 'malformed';
  return {
    what: t.problemProfile(visibleText(message)),
    todo: isCut ? t.problemProfileCut : t.problemProfileDo,
  };
}

/** Stands where the view would be, or next to the field that caused it. */
export function ProblemBox({
  problem,
  locale,
  retry,
}: {
  readonly problem: Problem;
  readonly locale: Locale;
  readonly retry?: () => void;
}) {
  const t = analyzerCatalog[locale];
  const { what, todo } = problemWords(problem, locale);
  return (
    <div class="problem" role="alert">
      <p>
        <b>{t.problemTitle}</b> {what}
      </p>
      <p>{todo}</p>
      {retry && (
        <button type="button" class="an-button" onClick={retry}>
          {t.retry}
        </button>
      )}
    </div>
  );
}

/** What was left out, for people. */
export function noticeWords(notice: Notice, locale: Locale): string {
  const t = analyzerCatalog[locale];
  const detail = visibleText(notice.detail);
  switch (notice.kind) {
    case 'too-large':
      return t.noticeTooLarge(detail);
    case 'cut-gzip':
      return t.noticeCutGzip(detail, formatCount(notice.offset ?? 0));
    case 'gzip-checksum':
      return t.noticeGzipChecksum(detail);
    case 'after-gzip':
      return t.noticeAfterGzip(detail, formatCount(notice.offset ?? 0));
    case 'stopped':
      return t.noticeStopped;
    case 'read-error':
      return t.noticeReadError(detail);
    case 'not-strace-file':
      return t.noticeNotStrace(detail);
    case 'other-format-file':
      return t.noticeOtherFormat(detail);
  }
}

/** What was left out of a log that is shown. */
export function NoticeList({ model }: { readonly model: AnalyzerModel }) {
  const notices = model.opened.value?.notices ?? [];
  if (notices.length === 0) return null;
  return (
    <ul class="notices" role="status">
      {notices.map((notice) => (
        <li key={`${notice.kind} ${notice.detail}`}>{noticeWords(notice, model.locale)}</li>
      ))}
    </ul>
  );
}
