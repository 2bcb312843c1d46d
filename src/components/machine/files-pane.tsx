import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { formatBytes } from '../../views/format-count.ts';
import { cutText, visibleText } from '../../views/visible-text.ts';
import type { MachineFile } from '../../vm/types.ts';
import type { DockState } from './dock-state.ts';
import { inFolder, uploadFiles } from './upload-files.ts';

/** The folder for what leaves the machine. */
const outFolder = '/mnt/out';
const refreshMs = 2000;
const nameLength = 60;

/** Files into the machine, files out of it, and how a capture gets to the questions. */
export function FilesPane({ dock }: { readonly dock: DockState }) {
  const { model } = dock;
  const t = model.words;
  const input = useRef<HTMLInputElement>(null);
  const there = model.machine.value !== null;
  return (
    <div
      class="machine-pane machine-files"
      id="machine-pane-files"
      role="tabpanel"
      aria-labelledby="machine-tab-files"
    >
      <section aria-labelledby="machine-files-in">
        <p class="machine-heading" id="machine-files-in">
          {t.filesIn}
        </p>
        <p>
          {t.filesInHow} <code>{inFolder}/</code>
        </p>
        <button type="button" class="button" disabled={!there} onClick={() => input.current?.click()}>
          {t.upload}
        </button>
        <input
          ref={input}
          type="file"
          multiple
          class="visually-hidden"
          tabIndex={-1}
          aria-label={t.upload}
          onChange={(event) => {
            const files = [...(event.currentTarget.files ?? [])];
            // The same file can be chosen again after it has changed.
            event.currentTarget.value = '';
            void uploadFiles(model, files);
          }}
        />
        <p class="machine-submit">
          {t.submitHow} <code>submit trace.log</code>
        </p>
      </section>
      <FilesOut dock={dock} />
    </div>
  );
}

function FilesOut({ dock }: { readonly dock: DockState }) {
  const { model } = dock;
  const t = model.words;
  const files = useSignal<readonly MachineFile[]>([]);
  const failed = useSignal(false);
  const machine = model.machine.value;
  const look = async () => {
    try {
      const all = (await machine?.files.list(outFolder)) ?? [];
      files.value = all.filter(({ folder }) => !folder);
      failed.value = false;
    } catch {
      failed.value = true;
    }
  };
  useEffect(() => {
    void look();
    const timer = setInterval(() => void look(), refreshMs);
    return () => clearInterval(timer);
  }, [machine]);
  /** Reads a file out of the machine and hands it on. */
  const read = async ({ name }: MachineFile, use: (bytes: Uint8Array) => void) => {
    try {
      const bytes = await machine?.files.read(`${outFolder}/${name}`);
      if (bytes) use(bytes);
    } catch {
      model.say(t.readFailed(cutText(visibleText(name), nameLength)), 'problem');
    }
  };
  const take = (file: MachineFile) =>
    read(file, (bytes) => saveFile(new File([bytes as Uint8Array<ArrayBuffer>], file.name)));
  const analyze = (file: MachineFile) => read(file, (bytes) => model.captured({ name: file.name, bytes }));
  return (
    <section aria-labelledby="machine-files-out">
      <p class="machine-heading" id="machine-files-out">
        {t.filesOut}
      </p>
      <p>
        {t.filesOutHow} <code>cp trace.log {outFolder}/</code>
      </p>
      {failed.value && <p role="status">{t.filesOutFailed}</p>}
      {files.value.length === 0 && <p class="soft">{t.filesOutNone}</p>}
      <ul>
        {files.value.map((file) => {
          const name = cutText(visibleText(file.name), nameLength);
          return (
            <li key={file.name}>
              <code>{name}</code> <span class="soft">{formatBytes(file.sizeBytes)}</span>
              <button
                type="button"
                class="machine-tool"
                aria-label={t.downloadNamed(name)}
                onClick={() => void take(file)}
              >
                {t.download}
              </button>
              <button
                type="button"
                class="machine-tool"
                aria-label={t.openNamed(name)}
                onClick={() => void analyze(file)}
              >
                {t.analyze}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Hands a file to the reader under its own name, as far as the reader's system takes it. */
export function saveFile(file: File): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = visibleText(file.name);
  link.click();
  // The browser reads it after this task.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
