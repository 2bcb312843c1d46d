import { useRef } from 'preact/hooks';

interface Props {
  readonly label: string;
  readonly choose: (files: readonly File[]) => void;
  /** Called as the dialog opens. */
  readonly begins?: () => void;
}

/** The button that opens the system's dialog for files. */
export function ChooseFile({ label, choose, begins }: Props) {
  const file = useRef<HTMLInputElement>(null);
  return (
    <p>
      <button
        type="button"
        class="an-button primary"
        onClick={() => {
          begins?.();
          file.current?.click();
        }}
      >
        {label}
      </button>
      <input
        ref={file}
        type="file"
        multiple
        class="visually-hidden"
        tabIndex={-1}
        aria-label={label}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          // The same file can be chosen again after it has changed.
          event.currentTarget.value = '';
          if (files.length > 0) choose(files);
        }}
      />
    </p>
  );
}
