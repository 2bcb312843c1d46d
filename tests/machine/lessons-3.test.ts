import { trySome } from './try-lessons.ts';

await trySome(3, 4);
