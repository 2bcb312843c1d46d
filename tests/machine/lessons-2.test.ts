import { trySome } from './try-lessons.ts';

await trySome(2, 4);
