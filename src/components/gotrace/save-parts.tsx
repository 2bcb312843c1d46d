import { useSignal } from '@preact/signals';
import { gotraceSaveCatalog } from '../../i18n/catalogs/gotrace-save.ts';
import { formatBytes, formatCount } from '../../views/format-count.ts';
import { exactDuration } from '../../views/format-duration.ts';
import { savedStem } from '../../views/gotrace/saved.ts';
import { download } from '../analyzer/export/download.ts';
import type { GoTraceModel } from './go-trace-model.ts';

/** Saves the range as a trace, and says where it could be cut. */
export function SaveRange({ model }: { readonly model: GoTraceModel }) {
  const t = gotraceSaveCatalog[model.locale];
  const said = useSignal('');
  const save = async () => {
    const range = model.range.peek();
    const saved = await model.ask('goCut', { range }, new AbortController().signal);
    if (!saved) {
      said.value = t.nothing;
      return;
    }
    const { bytes, first, last, count, of, fromNs, toNs } = saved;
    download(
      new Blob([bytes as Uint8Array<ArrayBuffer>]),
      `${savedStem(model.name)}.${first === last ? first : `${first}-${last}`}.trace`,
    );
    said.value = t.saved(
      formatBytes(bytes.length),
      formatCount(count),
      formatCount(of),
      exactDuration(fromNs),
      exactDuration(toNs),
    );
  };
  return (
    <span class="go-range-row">
      <button type="button" class="an-link" onClick={() => void save()}>
        {t.saveTrace}
      </button>
      <span class="soft" role="status">
        {said.value || t.border}
      </span>
    </span>
  );
}

/** Saves the shown waits as a profile. */
export function SaveProfile({ model }: { readonly model: GoTraceModel }) {
  const t = gotraceSaveCatalog[model.locale];
  const save = async () => {
    const { params } = model;
    const holdUp = model.kind();
    const complete = model.isComplete();
    const asked = { holdUp, complete, group: params.peek('group'), range: model.range.peek() };
    const saved = await model.ask('goPprof', asked, new AbortController().signal);
    const name = `${savedStem(model.name)}.${holdUp}${complete ? '.complete' : ''}.pb.gz`;
    if (saved) download(new Blob([saved.bytes as Uint8Array<ArrayBuffer>]), name);
  };
  return (
    <p class="go-range-row">
      <button type="button" class="an-link" onClick={() => void save()}>
        {t.saveProfile}
      </button>
      <span class="soft">{t.profileHint}</span>
    </p>
  );
}
