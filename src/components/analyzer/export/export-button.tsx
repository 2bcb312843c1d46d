import { useSignal } from '@preact/signals';
import { exportCatalog } from '../../../i18n/catalogs/export.ts';
import type { AnalyzerModel } from '../model.ts';
import type { ExportDialog } from './export-dialog.tsx';

interface Props {
  readonly model: AnalyzerModel;
  readonly id: string;
  readonly live: boolean;
}

/** Opens the dialog that saves what the query selects; its code is loaded when it is asked for. */
export function ExportButton({ model, id, live }: Props) {
  const t = exportCatalog[model.locale];
  const dialog = useSignal<{ readonly Dialog: typeof ExportDialog } | null>(null);
  const { value } = dialog;
  return (
    <>
      <button
        type="button"
        class="an-button export-open"
        aria-haspopup="dialog"
        disabled={!live || model.opened.value?.stage !== 'analysed'}
        onClick={async () => {
          const { ExportDialog } = await import('./export-dialog.tsx');
          dialog.value = { Dialog: ExportDialog };
        }}
      >
        {t.open}
      </button>
      {value && (
        <value.Dialog
          model={model}
          id={`${id}-export`}
          close={() => {
            dialog.value = null;
          }}
        />
      )}
    </>
  );
}
