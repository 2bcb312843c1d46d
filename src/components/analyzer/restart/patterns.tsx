/** Fills of the parts of a bar: each has a pattern besides its colour. */
export function Patterns({ id }: { readonly id: string }) {
  return (
    <svg class="rs-patterns" width="0" height="0" aria-hidden="true">
      <defs>
        <Pattern id={id} name="work" mark="" />
        <Pattern id={id} name="io" mark="M3 0V6" />
        <Pattern id={id} name="contention" mark="M-1 1L1 -1M0 6L6 0M5 7L7 5" />
        <Pattern id={id} name="idle" mark="M-1 5L5 -1M1 7L7 1" />
        <Pattern id={id} name="child" mark="M2 1.6v1.6M5 4.6v1.6" />
        <Pattern id={id} name="untimed" mark="M0 3H6" />
        <Pattern id={id} name="other" mark="" />
      </defs>
    </svg>
  );
}

function Pattern({ id, name, mark }: { readonly id: string; readonly name: string; readonly mark: string }) {
  return (
    <pattern id={`${id}-rs-${name}`} width="6" height="6" patternUnits="userSpaceOnUse">
      <rect class={`rs-ground-${name}`} width="6" height="6" />
      {mark !== '' && <path class={`rs-mark-line rs-line-${name}`} d={mark} />}
    </pattern>
  );
}
