import { type Signal, useSignal } from '@preact/signals';
import type { DockState } from './dock-state.ts';
import { uploadFiles } from './upload-files.ts';

interface FileDrop {
  readonly over: Signal<boolean>;
  readonly handlers: Readonly<Record<'onDragOver' | 'onDragLeave' | 'onDrop', (event: DragEvent) => void>>;
}

/** Files dropped on the dock go into the machine, and not, as on the rest of an analyzer's page, into the analyzer. */
export function useFileDrop(dock: DockState): FileDrop {
  const over = useSignal(false);
  const takes = (event: DragEvent) =>
    dock.model.machine.value !== null && (event.dataTransfer?.types.includes('Files') ?? false);
  return {
    over,
    handlers: {
      onDragOver: (event) => {
        if (!takes(event)) return;
        event.preventDefault();
        event.stopPropagation();
        over.value = true;
      },
      onDragLeave: (event) => {
        const { currentTarget, relatedTarget } = event;
        if (!(currentTarget as Element).contains(relatedTarget as Node | null)) over.value = false;
      },
      onDrop: (event) => {
        if (!takes(event)) return;
        event.preventDefault();
        event.stopPropagation();
        over.value = false;
        void uploadFiles(dock.model, [...(event.dataTransfer?.files ?? [])]);
      },
    },
  };
}
