import { GoTraceParser } from '../../src/formats/gotrace/parse.ts';

/** Reads the file that is posted, as the analyzer's worker does, and answers with the number of events. */
self.onmessage = async ({ data }: MessageEvent<File>) => {
  const parser = new GoTraceParser();
  const reader = data.stream().getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) parser.push(piece.value);
  self.postMessage(parser.finish().events);
};
