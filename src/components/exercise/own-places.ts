import type { Locale } from '../../i18n/catalog.ts';
import type { TraceInput, TraceKey } from '../analyzer/protocol.ts';
import type { OwnInput } from './graded-trace.ts';
import type { ProofPlace } from './result-view.ts';

/** One file of the reader's that proofs point into. */
export interface OwnSide {
  /** Of a pair: which of the two. */
  readonly side: 'before' | 'after' | null;
  /** What its analyzer calls it: opened apart from what is graded, so that closing it takes nothing from the card. */
  readonly trace: TraceKey;
  readonly input: TraceInput;
  readonly name: string;
}

let opened = 0;

/** Where the proofs of answers on a reader's own files are shown: analyzers above the card, opened when first wanted. */
export class OwnPlaces {
  private readonly card: HTMLElement;
  private readonly locale: Locale;
  private sides: readonly OwnSide[] = [];
  private readonly leaves = new Map<TraceKey, () => void>();

  constructor(card: HTMLElement, locale: Locale) {
    this.card = card;
    this.locale = locale;
  }

  /** Takes the analyzers of other files away. @param own null for the exercise's recording, or what a page shows already */
  exchange(own: OwnInput | null): void {
    for (const leave of this.leaves.values()) leave();
    this.leaves.clear();
    this.sides = own === null || 'trace' in own ? [] : sidesOf(own);
  }

  place(of?: 'before' | 'after'): ProofPlace | null {
    const side = this.sides.find((one) => one.side === null || one.side === (of ?? 'after'));
    return side ? { fixture: side.trace, analyze: null, open: () => this.open(side) } : null;
  }

  /** False where it cannot be read again, or was exchanged meanwhile. */
  private async open(side: OwnSide): Promise<boolean> {
    if (this.leaves.has(side.trace)) return true;
    const { openOwnFigure } = await import('./own-analyzers.tsx');
    const leave = await openOwnFigure(side, this.locale, this.card, () => this.close(side.trace));
    if (leave === null) return false;
    if (!this.sides.includes(side)) {
      leave();
      return false;
    }
    this.leaves.set(side.trace, leave);
    return true;
  }

  private close(trace: TraceKey): void {
    this.leaves.get(trace)?.();
    this.leaves.delete(trace);
  }
}

function sidesOf(own: Exclude<OwnInput, { readonly trace: TraceKey }>): readonly OwnSide[] {
  if (!('before' in own)) return [sideOf(null, { kind: 'files', files: own })];
  return [sideOf('before', own.before), sideOf('after', own.after)];
}

function sideOf(side: OwnSide['side'], input: TraceInput): OwnSide {
  const name = input.kind === 'files' ? input.files.map((file) => file.name).join(', ') : '';
  return { side, trace: `input:own-view-${++opened}`, input, name };
}
