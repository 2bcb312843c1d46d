import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { isRegexp } from '../../analysis/pprof/narrow.ts';
import type { Locale } from '../../i18n/catalog.ts';
import { pprofNarrowCatalog } from '../../i18n/catalogs/pprof-narrow.ts';
import { cutText, visibleText } from '../../views/visible-text.ts';
import type { ProfileModel } from './profile-model.ts';

/** Parameters of the address, with the name of each as `go tool pprof` has it. */
const parts = [
  ['only', 'focus'],
  ['ignore', 'ignore'],
  ['hide', 'hide'],
] as const;
const nothing = { only: '', ignore: '', hide: '' };
const chipLength = 60;

/** Over every view: which stacks of the profile it is of, and a way to choose others. */
export function NarrowBar({ model }: { readonly model: ProfileModel }) {
  const { locale, params } = model;
  const t = pprofNarrowCatalog[locale];
  const open = useSignal(false);
  const used = parts.flatMap(([name, label]) => {
    const text = params.get(name);
    return text === '' ? [] : [{ label: t[label], text, isRead: isRegexp(text) }];
  });
  const toggle = () => {
    open.value = !open.peek();
  };
  return (
    <div class="go-range" role="group" aria-label={t.title}>
      <span class="go-range-row">
        {used.length === 0 ? (
          <>
            <span class="soft">{t.all}</span>
            <button type="button" class="an-link" aria-expanded={open.value} onClick={toggle}>
              {t.choose}
            </button>
          </>
        ) : (
          <>
            {used.map(({ label, text }) => (
              <button
                type="button"
                key={label}
                class="an-chip is-mark"
                title={t.change}
                aria-expanded={open.value}
                onClick={toggle}
              >
                {t.chip(label, shown(text))}
              </button>
            ))}
            <button
              type="button"
              class="an-button icon"
              aria-label={t.clear}
              title={t.clear}
              onClick={() => {
                open.value = false;
                params.set({ ...nothing, frame: '' });
              }}
            >
              ×
            </button>
          </>
        )}
      </span>
      {open.value && (
        <NarrowForm
          model={model}
          done={() => {
            open.value = false;
          }}
        />
      )}
      {used
        .filter(({ isRead }) => !isRead)
        .map(({ label, text }) => (
          <p key={label} class="go-range-problem" role="status">
            {t.bad(label, shown(text))}
          </p>
        ))}
      {used.length > 0 && <p class="soft">{t.note}</p>}
    </div>
  );
}

const shown = (text: string): string => cutText(visibleText(text), chipLength);

interface FormProps {
  readonly model: ProfileModel;
  readonly done: () => void;
}

function NarrowForm({ model: { locale, params }, done }: FormProps) {
  const t = pprofNarrowCatalog[locale];
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <form
      class="go-range-row"
      onSubmit={(event) => {
        event.preventDefault();
        const values = new FormData(event.currentTarget);
        const texts = parts.map(([name]) => [name, String(values.get(name) ?? '').trim()]);
        params.set({ ...(Object.fromEntries(texts) as typeof nothing), frame: '' });
        if (texts.every(([, text]) => isRegexp(text ?? ''))) done();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        done();
      }}
    >
      {parts.map(([name, label], index) => (
        <Expression
          key={name}
          name={name}
          label={t[label]}
          value={params.get(name)}
          {...(index === 0 && { place: first })}
        />
      ))}
      <button type="submit" class="an-button">
        {t.apply}
      </button>
      <Hint locale={locale} />
    </form>
  );
}

interface ExpressionProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly place?: preact.RefObject<HTMLInputElement>;
}

function Expression({ name, label, value, place }: ExpressionProps) {
  return (
    <label>
      {label}{' '}
      <input
        {...(place && { ref: place })}
        type="text"
        name={name}
        dir="ltr"
        size={16}
        maxLength={200}
        spellcheck={false}
        autocomplete="off"
        defaultValue={value}
      />
    </label>
  );
}

const Hint = ({ locale }: { readonly locale: Locale }) => (
  <span class="soft">{pprofNarrowCatalog[locale].hint}</span>
);
