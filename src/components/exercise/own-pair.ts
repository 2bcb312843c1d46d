import type { Locale } from '../../i18n/catalog.ts';
import { exerciseCatalog } from '../../i18n/catalogs/exercise.ts';
import type { TraceInput } from '../analyzer/protocol.ts';
import type { OwnPair } from './graded-trace.ts';

interface Half {
  readonly input: TraceInput;
  /** Safe to look at. */
  readonly name: string;
}

/** The two traces of a reader's, as they come: one is kept until the other is there. */
export class OwnPairFiles {
  private readonly locale: Locale;
  private before: Half | null = null;
  private after: Half | null = null;

  constructor(locale: Locale) {
    this.locale = locale;
  }

  /** @returns takes it back */
  put(side: 'before' | 'after', half: Half): () => void {
    const was = this[side];
    this[side] = half;
    return () => {
      this[side] = was;
    };
  }

  /** What was taken for before is after, and the other way round. */
  swap(): void {
    [this.before, this.after] = [this.after, this.before];
  }

  /**
   * What comes without a side is the trace before, then the one after. Once both are there, a later one is after again,
   * unless it bears the name of the one before alone: then that was recorded anew.
   * @returns takes it back
   */
  add(half: Half): () => void {
    const { before, after } = this;
    const again = after !== null && half.name === before?.name && half.name !== after.name;
    return this.put(before && !again ? 'after' : 'before', half);
  }

  forget(): void {
    this.before = null;
    this.after = null;
  }

  both(): OwnPair | null {
    const { before, after } = this;
    return before && after ? { before: before.input, after: after.input } : null;
  }

  get waits(): boolean {
    return (this.before === null) !== (this.after === null);
  }

  names(): string {
    return [this.before, this.after].flatMap((half) => (half ? [half.name] : [])).join(', ');
  }

  using(): string {
    return `${exerciseCatalog[this.locale].ownUsingPair}${this.locale === 'ja' ? '' : ' '}${this.order()}`;
  }

  /** Which is which. */
  order(): string {
    return exerciseCatalog[this.locale].ownOrder(this.before?.name ?? '', this.after?.name ?? '');
  }

  /** Which of the two is there, while the other is not. */
  get lone(): 'before' | 'after' {
    return this.before ? 'before' : 'after';
  }

  /** Which is there, and which to open yet. */
  missing(): string {
    const t = exerciseCatalog[this.locale];
    return this.before ? t.ownHasBefore(this.before.name) : t.ownHasAfter(this.after?.name ?? '');
  }
}
