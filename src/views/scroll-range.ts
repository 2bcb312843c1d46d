/**
 * Tallest scrolling content that is asked of a browser, in CSS pixels. Firefox stops at about 17.9 million, and
 * single-precision transforms place to half a pixel up to 4 million.
 */
export const tallestContent = 4_000_000;

/**
 * Maps a scroll bar onto rows that together may be taller than a browser allows.
 *
 * Small movements (wheel, finger, keys) move the rows by the same number of pixels; large ones (dragging the bar, a jump)
 * go to the proportional place. Both drift apart while one scrolls slowly, so `settled` brings the bar back to where
 * the rows are once scrolling has stopped.
 */
export class ScrollRange {
  /** First pixel of the rows that is in view, from 0 to `maxOffset`. */
  offset = 0;
  private readonly limit: number;
  private total = 0;
  private viewport = 0;
  private top = 0;

  constructor(limit: number = tallestContent) {
    this.limit = limit;
  }

  /** @param total height of all rows @param viewport height in which they are seen; both in CSS pixels */
  resize(total: number, viewport: number): void {
    this.total = total;
    this.viewport = viewport;
    this.offset = Math.min(this.offset, this.maxOffset);
    this.top = Math.min(this.top, this.maxTop);
  }

  /** Height to give to the scrolling content. */
  get height(): number {
    return Math.min(this.total, this.limit);
  }

  get maxOffset(): number {
    return Math.max(0, this.total - this.viewport);
  }

  private get maxTop(): number {
    return Math.max(0, this.height - this.viewport);
  }

  /** The bar is at `top`: moves the rows. */
  scrolled(top: number): void {
    const { maxTop } = this;
    const clamped = Math.max(0, Math.min(top, maxTop));
    const moved = clamped - this.top;
    if (clamped === this.top) return;
    if (this.total <= this.limit || clamped === 0 || clamped === maxTop || Math.abs(moved) > this.viewport) {
      this.offset = maxTop === 0 ? 0 : (clamped / maxTop) * this.maxOffset;
    } else {
      this.offset = Math.max(0, Math.min(this.offset + moved, this.maxOffset));
    }
    this.offset = Math.round(this.offset);
    this.top = clamped;
  }

  /** Moves the rows to `offset` and answers where the bar belongs. */
  moveTo(offset: number): number {
    this.offset = Math.round(Math.max(0, Math.min(offset, this.maxOffset)));
    return this.settled();
  }

  /** Where the bar belongs for the rows in view. The caller sets it; the scroll event that follows moves nothing. */
  settled(): number {
    const { maxOffset, maxTop } = this;
    this.top = maxOffset === 0 ? 0 : Math.round((this.offset / maxOffset) * maxTop);
    return this.top;
  }

  /** The offset that brings a row into view with the least movement; the present one where it is in view. */
  offsetShowing(row: number, rowHeight: number): number {
    const start = row * rowHeight;
    if (start < this.offset) return start;
    const end = start + rowHeight - this.viewport;
    return end > this.offset ? end : this.offset;
  }
}
