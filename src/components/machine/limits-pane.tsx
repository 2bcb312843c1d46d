import type { DockState } from './dock-state.ts';
import { machineLimits } from './limits.ts';
import { withCode } from './with-code.tsx';

/** What this machine cannot do, and what the scenario in it cannot show. */
export function LimitsPane({ dock }: { readonly dock: DockState }) {
  const { model } = dock;
  const t = model.words;
  const { scenarioLimits, locale } = model.props;
  const limits = [...(scenarioLimits ? [scenarioLimits] : []), ...machineLimits(locale)];
  return (
    <div
      class="machine-pane machine-limits"
      id="machine-pane-limits"
      role="tabpanel"
      aria-labelledby="machine-tab-limits"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls has to be reached by keyboard
      tabIndex={0}
    >
      <p class="machine-heading">{t.limitsTitle}</p>
      <ul>
        {limits.map((limit) => (
          <li key={limit}>{withCode(limit)}</li>
        ))}
      </ul>
      <p class="soft">{globalThis.crossOriginIsolated ? t.isolated : t.notIsolated}</p>
    </div>
  );
}
