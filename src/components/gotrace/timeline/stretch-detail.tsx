import { gotraceCatalog } from '../../../i18n/catalogs/gotrace.ts';
import { gotraceTimelineCatalog } from '../../../i18n/catalogs/gotrace-timeline.ts';
import { formatCount } from '../../../views/format-count.ts';
import type {
  StretchDetail as Detail,
  NamedGoroutine,
  TimelineStretch,
} from '../../../views/gotrace-timeline/timeline-data.ts';
import { visibleText } from '../../../views/visible-text.ts';
import { useAnswer } from '../../instrument/use-answer.ts';
import type { GoTraceModel } from '../go-trace-model.ts';
import { goroutineWords, momentOf } from './words.ts';

interface Props {
  readonly model: GoTraceModel;
  readonly selected: TimelineStretch;
}

/** How the selected stretch came about and ended, with both stacks, and whom the goroutine woke meanwhile. */
export function StretchDetail({ model, selected }: Props) {
  const { locale } = model;
  const t = gotraceTimelineCatalog[locale];
  const { id, fromNs, toNs } = selected;
  const detail = useAnswer(model, 'goTimelineStretch', () => ({ goroutine: id, fromNs, toNs })).value;
  if (!detail || detail.key !== `${id}@${fromNs}`) {
    return (
      <p class="gtl-detail soft" role="status">
        {t.readingAgain}…
      </p>
    );
  }
  const { startedBy, endedBy, isCreated, createdBy, beginIsOwn, woke, wokeCount } = detail;
  return (
    <div class="gtl-detail">
      <section>
        <p class="an-h">{t.beginTitle}</p>
        {startedBy && (
          <p>
            {isCreated ? t.createdBy : t.startedBy} <Named model={model} of={startedBy} />
          </p>
        )}
        <Stack
          model={model}
          frames={detail.begin}
          of={beginIsOwn || !startedBy ? t.ownStack : t.stackOf(`G${startedBy.id}`)}
        />
        {createdBy && !isCreated && (
          <p class="soft">
            {t.bornOf} <Named model={model} of={createdBy} />
          </p>
        )}
      </section>
      <section>
        <p class="an-h">{t.endTitle}</p>
        {endedBy && (
          <p>
            {t.endedBy} <Named model={model} of={endedBy} />
          </p>
        )}
        {selected.isOpen ? (
          <p>{t.stillOpen}</p>
        ) : (
          <Stack model={model} frames={detail.end} of={endedBy ? t.stackOf(`G${endedBy.id}`) : t.ownStack} />
        )}
      </section>
      {wokeCount > 0 && (
        <section>
          <p class="an-h">{t.wokeTitle}</p>
          <ul>
            {woke.map((other) => (
              <li key={`${other.id} ${other.atNs}`}>
                {other.creates ? t.creates : t.unblocks} <Named model={model} of={other} />{' '}
                <span class="soft n">{momentOf(other.atNs, toNs - fromNs)}</span>
              </li>
            ))}
          </ul>
          {wokeCount > woke.length && <p class="soft">{t.wokeMore(formatCount(wokeCount - woke.length))}</p>}
        </section>
      )}
    </div>
  );
}

function Named({ model, of }: { readonly model: GoTraceModel; readonly of: NamedGoroutine }) {
  const t = gotraceTimelineCatalog[model.locale];
  return (
    <button
      type="button"
      class="an-link"
      dir="ltr"
      title={t.goroutineLife}
      onClick={() => model.params.set({ view: 'goroutine', id: String(of.id) })}
    >
      {goroutineWords(of)}
    </button>
  );
}

interface StackProps {
  readonly model: GoTraceModel;
  readonly frames: Detail['begin'];
  /** Whose it is, in words. */
  readonly of: string;
}

function Stack({ model, frames, of }: StackProps) {
  const t = gotraceTimelineCatalog[model.locale];
  if (frames.length === 0) return <p class="soft">{t.noStack}</p>;
  return (
    <>
      <p class="soft">{of}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls has to be reached by keyboard */}
      <ol class="go-stack" aria-label={gotraceCatalog[model.locale].stack} dir="ltr" tabIndex={0}>
        {frames.map(({ name, file, line }, place) => (
          <li key={place}>
            {visibleText(name)}{' '}
            <span class="soft">
              {visibleText(file.slice(file.lastIndexOf('/') + 1))}:{line}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
