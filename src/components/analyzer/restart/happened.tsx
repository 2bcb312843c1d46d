import type { ComponentChildren } from 'preact';
import { handlerTexts, restartCatalog } from '../../../i18n/catalogs/restart.ts';
import { formatCount } from '../../../views/format-count.ts';
import { exactDuration, formatDuration } from '../../../views/format-duration.ts';
import type { RestartPicture } from '../../../views/restart/picture.ts';
import { endingText, offsetText, whoText } from '../../../views/restart/words.ts';
import type { AnalyzerModel } from '../model.ts';
import { showDetail } from '../show-detail.ts';

interface Props {
  readonly model: AnalyzerModel;
  readonly picture: RestartPicture;
}

interface Moment {
  readonly key: string;
  readonly ns: number;
  readonly text: ComponentChildren;
  /** 1-based; 0 without one. */
  readonly line: number;
  /** The call behind it; -1 where it is none. */
  readonly call: number;
}

/** The moments of a stop as a list, each with its offset from the signal and its line. */
export function Happened({ model, picture }: Props) {
  const { locale } = model;
  const t = restartCatalog[locale];
  const format = (ns: number) => formatDuration(ns, locale);
  return (
    <section>
      <p class="an-h">{t.events}</p>
      <ol class="rs-moments">
        {momentsOf(model, picture).map(({ key, ns, text, line, call }) => (
          <li key={key}>
            <span class="n rs-offset" title={exactDuration(Math.abs(ns - picture.fromNs))}>
              {offsetText(ns - picture.fromNs, format)}
            </span>{' '}
            <span>
              {text}{' '}
              {call >= 0 ? (
                <button type="button" class="an-link n" onClick={() => showDetail(model, call)}>
                  {t.line(formatCount(line))}
                </button>
              ) : (
                line > 0 && <span class="soft">{t.line(formatCount(line))}</span>
              )}
            </span>
          </li>
        ))}
      </ol>
      {picture.leftoverCount > picture.leftovers.length && (
        <p class="soft">{t.outlivedMore(formatCount(picture.leftoverCount - picture.leftovers.length))}</p>
      )}
    </section>
  );
}

function momentsOf({ locale }: AnalyzerModel, picture: RestartPicture): Moment[] {
  const t = restartCatalog[locale];
  const who = whoText(picture.program, picture.pid, locale);
  const moments: Moment[] = [signalMoment(locale, picture, who)];
  const { senderCall, end, reap, next, handlerSpans, handlerKind } = picture;
  if (senderCall && picture.source !== 'sent') {
    moments.push({
      key: 'sent',
      ns: Math.min(picture.fromNs, senderCall.atNs),
      text: t.sent(String(picture.senderPid ?? '')),
      line: senderCall.line,
      call: senderCall.call,
    });
  }
  const handled = handlerSpans.at(-1);
  if (handled && handlerKind === 'returned') {
    const text = handlerSpans.length > 1 ? t.handledAgain(formatCount(handlerSpans.length)) : t.handled;
    moments.push({ key: 'handled', ns: handled.toNs, text, line: picture.handlerLine, call: handled.call });
  }
  moments.push(
    end
      ? {
          key: 'exit',
          ns: picture.exitNs,
          text: t.left(who, endingText(end, locale)),
          line: end.endLine,
          call: -1,
        }
      : { key: 'exit', ns: picture.exitNs, text: t.leftOpen(who), line: 0, call: -1 },
  );
  if (reap) moments.push({ key: 'reap', ns: reap.endNs, text: t.reaped, line: reap.line, call: reap.call });
  if (next) {
    const early = picture.exitNs - next.execNs;
    const text =
      early > 0
        ? t.startedBefore(String(next.pid ?? ''), formatDuration(early, locale))
        : t.started(String(next.pid ?? ''));
    moments.push({ key: 'next', ns: next.execNs, text, line: next.exec.line, call: next.exec.call });
  }
  for (const left of picture.leftovers) {
    const by = formatDuration(left.afterNs, locale);
    moments.push({
      key: `left ${left.life}`,
      ns: picture.exitNs + left.afterNs,
      text: t.outlived(whoText(left.program, left.pid, locale), by, endingText(left.end, locale)),
      line: left.end?.endLine ?? 0,
      call: -1,
    });
  }
  return moments.sort((a, b) => a.ns - b.ns);
}

/** How the stop began, with who asked for it. */
function signalMoment(locale: AnalyzerModel['locale'], picture: RestartPicture, who: string): Moment {
  const t = restartCatalog[locale];
  const { signal, source, line, fromNs, senderPid, senderCall } = picture;
  const handler = handlerTexts[picture.handlerKind][locale];
  const from = senderPid === null || senderPid === 0 ? t.sentNobody : t.gotFrom(String(senderPid));
  const more = (text: string, ...parts: string[]) => [text, ...parts.filter(Boolean)].join(t.comma);
  const at = { key: 'signal', ns: fromNs, line };
  if (source === 'sent') {
    const text = more(t.sent(String(senderPid ?? '')), signal, handler);
    return { ...at, text, call: senderCall?.call ?? -1 };
  }
  if (source === 'unseen') return { ...at, text: t.unseen(signal, who), call: -1 };
  const text = source === 'taken' ? t.taken(signal, who) : t.got(signal, who);
  return { ...at, text: more(text, senderCall ? '' : from, handler), call: -1 };
}
