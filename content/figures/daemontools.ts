import { defineFigures } from '../../src/site/figures.ts';
import { runScriptFigures } from './daemontools/run-script.ts';
import { selfAttachFigures } from './daemontools/self-attach.ts';
import { superviseFigures } from './daemontools/supervise.ts';
import { waitFigures } from './daemontools/waits.ts';

export default defineFigures({
  ...superviseFigures,
  ...runScriptFigures,
  ...selfAttachFigures,
  ...waitFigures,
});
