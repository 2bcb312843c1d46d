import { SMALL } from '../../analysis/pprof/flame/flame-tree.ts';
import { visibleText } from '../visible-text.ts';
import type { Fill } from './flame-palette.ts';
import type { FlameScene } from './flame-scene.ts';
import { fittingName } from './package-name.ts';

/** A frame with room for a name, in device pixels. */
export interface Label {
  readonly frame: number;
  readonly x: number;
  readonly width: number;
  readonly top: number;
  readonly fill: Fill;
}

const inks = ['#000000', '#ffffff'] as const;
const fontSize = 12;
const padding = 4;
/** Names longer than any screen is wide are not measured out. */
const longest = 400;

/** Writes names on frames, as much of each as fits; a difference has its sign before it. */
export function drawLabels(
  context: CanvasRenderingContext2D,
  labels: readonly Label[],
  scene: FlameScene,
  ratio: number,
): void {
  const { tree, rowHeight, isDifference, words } = scene;
  context.font = `${fontSize * ratio}px ${scene.font}`;
  context.textBaseline = 'middle';
  const letter = context.measureText('0').width;
  let ink = -1;
  for (const { frame, x, width, top, fill } of labels) {
    const fn = tree.fn[frame] as number;
    const sign = isDifference ? signOf(tree.cum, frame) : '';
    const room = Math.floor((width - 2 * padding * ratio) / letter) - sign.length;
    const name = fn >= 0 ? (tree.names[fn] as string) : fn === SMALL ? words.small : words.all;
    const text = fittingName(visibleText(name.slice(0, longest)), room);
    if (text === '') continue;
    if (fill.text !== ink) {
      ink = fill.text;
      context.fillStyle = inks[fill.text];
    }
    context.fillText(sign + text, x + padding * ratio, top + ((rowHeight - 1) / 2) * ratio);
  }
}

/** Whether a frame has more or less than before, as a sign. */
export function signOf([after, before]: readonly Float64Array[], frame: number): string {
  const change = ((after as Float64Array)[frame] as number) - ((before as Float64Array)[frame] as number);
  return change > 0 ? '+ ' : change < 0 ? '− ' : '= ';
}
