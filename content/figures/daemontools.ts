import { defineFigures } from '../../src/site/figures.ts';
import { apartFigures } from './daemontools/apart.ts';
import { detachFigures } from './daemontools/detach.ts';
import { outsideFigures } from './daemontools/outside.ts';
import { runScriptFigures } from './daemontools/run-script.ts';
import { selfAttachFigures } from './daemontools/self-attach.ts';
import { slowFigures } from './daemontools/slow.ts';
import { superviseFigures } from './daemontools/supervise.ts';
import { waitFigures } from './daemontools/waits.ts';

export default defineFigures({
  ...superviseFigures,
  ...runScriptFigures,
  ...selfAttachFigures,
  ...waitFigures,
  ...apartFigures,
  ...detachFigures,
  ...outsideFigures,
  ...slowFigures,
});
