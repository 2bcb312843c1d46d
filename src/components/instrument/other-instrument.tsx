import { useSignal } from '@preact/signals';
import type { ComponentChildren, VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { analyzerCatalog } from '../../i18n/catalogs/analyzer.ts';
import { visibleText } from '../../views/visible-text.ts';
import type { AnalyzerModel } from '../analyzer/model.ts';
import type { OtherOpenState } from '../analyzer/protocol.ts';
import type { GoTraceOpenState } from '../gotrace/protocol.ts';
import type { ProfileOpenState } from '../pprof/protocol.ts';
import { linkStyles } from '../site/link-styles.ts';
import styles from './instrument.css?url';
import type { OpenedOther } from './instrument-model.ts';
import { meetPage } from './meet-page.ts';

interface Props {
  /** What opened the trace and found that it is no log. */
  readonly model: AnalyzerModel;
  readonly id: string;
  /** The name that is shown, where it is not that of the file. */
  readonly name?: string;
  /** The instrument is the page: its keys work everywhere, and its state has the address to itself. */
  readonly alone: boolean;
  /** Else the parameter of the address that holds its state. */
  readonly addressKey: string | null;
  readonly actions?: ComponentChildren;
}

type Shown = Pick<Props, 'id' | 'alone' | 'actions'>;

export interface LoadedInstrument {
  readonly show: (props: Shown) => VNode;
  readonly leave: () => void;
}

/** The instrument for what is no strace log, loaded when the first such input is open. */
export function OtherInstrument({ model, id, name, alone, addressKey, actions }: Props) {
  const loaded = useSignal<LoadedInstrument | null>(null);
  const format = model.other.value?.format;
  const trace = model.trace.value;
  useEffect(() => {
    const state = model.other.peek();
    if (!state || trace === null) return undefined;
    const { locale } = model;
    let gone = false;
    void Promise.all([
      loadInstrument(
        () => ({
          locale,
          trace,
          name: name ?? model.name.peek(),
          state: model.other.peek() ?? state,
          addressKey,
        }),
        state.format,
        model.fixture || trace,
      ),
      linkStyles(styles),
    ]).then(([instrument]) => {
      if (gone) instrument.leave();
      else loaded.value = instrument;
    });
    return () => {
      gone = true;
      loaded.peek()?.leave();
      loaded.value = null;
    };
  }, [trace, format]);
  const shown = loaded.value;
  if (shown) return shown.show({ id, alone, actions });
  return (
    <div class="frame is-waiting" role="status">
      <p>{analyzerCatalog[model.locale].reading(visibleText(model.name.value))}</p>
    </div>
  );
}

/**
 * @param opened asked when the code is there: the state may have moved on meanwhile
 * @param fixture what cards of the page call it
 */
export async function loadInstrument(
  opened: () => OpenedOther<OtherOpenState>,
  format: OtherOpenState['format'],
  fixture: string,
): Promise<LoadedInstrument> {
  if (format === 'pprof') {
    const { ProfileInstrument, ProfileModel } = await import('../pprof/profile-instrument.tsx');
    const model = new ProfileModel(opened() as OpenedOther<ProfileOpenState>);
    const part = meetPage(fixture, model.params, model.addressKey);
    return {
      show: (props) => <ProfileInstrument model={model} {...props} />,
      leave: () => {
        part();
        model.leave();
      },
    };
  }
  const { GoTraceInstrument, GoTraceModel } = await import('../gotrace/go-trace-instrument.tsx');
  const model = new GoTraceModel(opened() as OpenedOther<GoTraceOpenState>);
  const part = meetPage(fixture, model.params, model.addressKey);
  return {
    show: (props) => <GoTraceInstrument model={model} {...props} />,
    leave: () => {
      part();
      model.leave();
    },
  };
}
