import { trySome } from './try-lessons.ts';

await trySome(1, 4);
