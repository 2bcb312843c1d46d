import { ProfileProblem } from './problem.ts';

/** How the text forms begin that profiles had before profile.proto, and how binary CPU profiles of gperftools do. */
const legacyText =
  /^(?:heap profile:|heapz v|--- (?:heapz|contentionz|threadz?|contention|mutex)|goroutine profile:|threadcreate profile:|mutex profile:|growthz?|# ?contention)/;

/** Whether a text begins as profiles in text forms do: those of `?debug=1`, and older ones. */
export function isTextProfile(text: string): boolean {
  return legacyText.test(text.trimStart());
}

/**
 * What an input that is no profile looks like, where that can be said from its beginning; null where it can't.
 */
export function otherInput(bytes: Uint8Array): ProfileProblem | null {
  if (bytes.length === 0) return new ProfileProblem('empty', 'the input is empty');
  if (bytes[0] === 0x1f && bytes[1] === 0x8b)
    return new ProfileProblem('gzip', 'this is gzip data that was not unpacked');
  const front = String.fromCharCode(...bytes.subarray(0, 512));
  if (/^go 1\.\d+ trace\0/.test(front))
    return new ProfileProblem('go-trace', 'this is a Go execution trace, not a profile');
  const text = front.trimStart();
  if (/^(?:<!doctype|<html|<\?xml)/i.test(text))
    return new ProfileProblem('html', 'this is an HTML page, not a profile');
  if (isTextProfile(front) || isLegacyCpu(bytes))
    return new ProfileProblem('legacy', 'this is a profile in an older form');
  // A profile holds control characters from its first bytes on.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is these that tell
  if (!/[\0-\x08\x0e-\x1f\x7f]/.test(front)) return new ProfileProblem('text', 'this is text, not a profile');
  return null;
}

/** Words of 32 or 64 bits, either end first: 0, 3, 0, the sampling period, 0. */
function isLegacyCpu(bytes: Uint8Array): boolean {
  if (bytes.length < 40) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, 40);
  return [true, false].some((little) => {
    const narrow = [0, 4, 8, 16].map((at) => view.getUint32(at, little)).join();
    const wide = [0, 8, 16, 32].map((at) => view.getBigUint64(at, little)).join();
    return narrow === '0,3,0,0' || wide === '0,3,0,0';
  });
}
