import { batch } from '@preact/signals';
import type { AnalyzerModel } from './model.ts';

/** Selects a call and opens its detail beside the view that is open. */
export function showDetail(model: AnalyzerModel, call: number): void {
  batch(() => {
    model.showCall(call);
    model.detailOpen.value = true;
  });
}
