import { trySome } from './try-lessons.ts';

await trySome(4, 4);
