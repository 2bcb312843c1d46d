import { gotraceCatalog } from '../../i18n/catalogs/gotrace.ts';
import { visibleText } from '../../views/visible-text.ts';
import { useAnswer } from '../instrument/use-answer.ts';
import type { GoTraceModel } from './go-trace-model.ts';

/** The frames of one stack, innermost first. */
export function StackFrames({ model, stack }: { readonly model: GoTraceModel; readonly stack: number }) {
  const t = gotraceCatalog[model.locale];
  const frames = useAnswer(model, 'goFrames', () => ({ stack }));
  if (!frames.value) return null;
  return (
    <ol class="go-stack" aria-label={t.stack} dir="ltr">
      {frames.value.map(({ name, file, line }, place) => (
        <li key={place}>
          {visibleText(name)}{' '}
          <span class="soft">
            {visibleText(file)}:{line}
          </span>
        </li>
      ))}
    </ol>
  );
}
