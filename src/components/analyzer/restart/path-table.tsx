import { restartCatalog } from '../../../i18n/catalogs/restart.ts';
import { formatCount, formatShare } from '../../../views/format-count.ts';
import { exactDuration, formatDuration } from '../../../views/format-duration.ts';
import type { PathRow, RestartPicture } from '../../../views/restart/picture.ts';
import { partColours, partText, stepText, whoText } from '../../../views/restart/words.ts';
import type { AnalyzerModel } from '../model.ts';
import { CallButton } from './call-link.tsx';

interface Props {
  readonly model: AnalyzerModel;
  readonly picture: RestartPicture;
}

/** What the exit waited for: four sums, then the steps, largest first. */
export function PathTable({ model, picture }: Props) {
  const { locale } = model;
  const t = restartCatalog[locale];
  const whole = picture.exitNs - picture.fromNs;
  const programs = new Map(picture.rows.map(({ pid, program }) => [pid, program]));
  const steps = picture.steps.filter(({ totalNs }) => totalNs >= whole / 1000);
  const hidden = picture.steps.length - steps.length + picture.rest;
  const hiddenNs = whole - steps.reduce((sum, { totalNs }) => sum + totalNs, 0);
  return (
    <section>
      <p class="an-h">{t.where}</p>
      <dl class="rs-sums">
        {sumsOf(model, picture).map(({ name, ns }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <b class="n" title={exactDuration(ns)}>
                {formatDuration(ns, locale)}
              </b>{' '}
              <span class="soft">{formatShare(ns, whole)}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p class="soft">{t.whereWhy}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard */}
      <div class="totals-table rs-table" tabIndex={0} role="group" aria-label={t.where}>
        <table>
          <thead>
            <tr>
              <th scope="col" class="n">
                {t.time}
              </th>
              <th scope="col" class="n">
                {t.share}
              </th>
              <th scope="col">{t.process}</th>
              <th scope="col">{t.did}</th>
              <th scope="col" class="n">
                {t.times}
              </th>
              <th scope="col">{t.longest}</th>
            </tr>
          </thead>
          <tbody>
            {steps.map((step, at) => (
              <tr key={at}>
                <td class="n" title={exactDuration(step.totalNs)}>
                  {formatDuration(step.totalNs, locale)}
                </td>
                <td class="n">{formatShare(step.totalNs, whole)}</td>
                <td>{whoText(programs.get(step.pid) ?? '', step.pid, locale)}</td>
                <td>
                  <StepName step={step} model={model} />
                </td>
                <td class="n" data-label={t.times}>
                  {formatCount(step.count)}
                </td>
                <td>{step.longest && <CallButton model={model} link={step.longest} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {hidden > 0 && <p class="soft">{t.restSteps(formatCount(hidden), formatDuration(hiddenNs, locale))}</p>}
    </section>
  );
}

/** `handler` or `sync to disk`, with the class of its time. */
function StepName({ step, model }: { readonly step: PathRow; readonly model: AnalyzerModel }) {
  const { name, means } = partText(step.part, model.locale);
  const kind = stepText(step, model.locale);
  return (
    <span title={means}>
      <i class={`swatch swatch-${partColours[step.part]}`} aria-hidden="true" />
      {kind === name ? kind : `${kind}: ${name}`}
    </span>
  );
}

function sumsOf({ locale }: AnalyzerModel, { ownNs, childrenNs }: RestartPicture) {
  const t = restartCatalog[locale];
  return [
    { name: t.inHandler, ns: ownNs.handler },
    { name: t.forChildren, ns: childrenNs + ownNs.child },
    { name: t.inSync, ns: ownNs.sync },
    { name: t.inRest, ns: ownNs.wait + ownNs.calls + ownNs.outside + ownNs.untimed },
  ].filter(({ ns }) => ns > 0);
}
