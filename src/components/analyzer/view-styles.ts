import compare from './styles/compare.css?url';
import files from './styles/files.css?url';
import findings from './styles/findings.css?url';
import histogram from './styles/histogram.css?url';
import processes from './styles/processes.css?url';
import restart from './styles/restart.css?url';
import waits from './styles/waits.css?url';

/** Styles of views that most lessons do not begin with; live analyzers have all of them, from views.css. */
const ofView: Readonly<Record<string, string>> = {
  ...{ compare, files, findings, histogram, processes, restart, waits },
};

/** Addresses of what a page has to link for an analyzer that begins with this view. */
export function stylesOfView(view: string): string[] {
  const address = ofView[view];
  return address === undefined ? [] : [address];
}
