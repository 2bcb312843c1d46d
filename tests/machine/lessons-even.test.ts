import { lessonsWithMachine, tryLesson } from './try-lessons.ts';

// Half of the lessons: the other half runs beside it, on another processor.
for (const [index, page] of (await lessonsWithMachine(false)).entries()) if (index % 2 === 1) tryLesson(page);
