import { defineFigures } from '../../src/site/figures.ts';
import { costFigures } from './flight-recorder/cost.ts';
import { snapshotFigures } from './flight-recorder/snapshots.ts';

export default defineFigures({ ...snapshotFigures, ...costFigures });
