const paths = {
  close: 'm5 5 10 10M15 5 5 15',
  fill: 'M4 8V4h4M16 8V4h-4M4 12v4h4M16 12v4h-4',
  unfill: 'M8 4v4H4M12 4v4h4M8 16v-4H4M12 16v-4h4',
  right: 'M3.5 4h13v12h-13zM12 4v12',
  bottom: 'M3.5 4h13v12h-13zM3.5 11h13',
} as const;

export type IconName = keyof typeof paths;

/** A drawing for a button that has its name in words elsewhere. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
