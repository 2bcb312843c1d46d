import { xOf } from '../timeline/lane-scene.ts';
import { cssOf, type Rgb } from '../timeline/palette.ts';
import type { GoPalette } from './kinds.ts';
import type { GoScene } from './scene.ts';

const head = 5;

/**
 * Draws who made whom runnable: from the moment on the one row to where the other goes on. Solid for unblocking, dashed
 * for creation; those of the selected goroutine stand out.
 */
export function drawArrows(context: CanvasRenderingContext2D, scene: GoScene, palette: GoPalette): void {
  const { arrows, labelWidth, width, height, rowHeight, scrollTop, selected } = scene;
  if (arrows.length === 0) return;
  context.save();
  context.beginPath();
  context.rect(labelWidth, 0, width - labelWidth, height);
  context.clip();
  const middle = (row: number) => (row + 0.5) * rowHeight - scrollTop;
  for (const own of [false, true]) {
    const colour: Rgb = own ? palette.ink : palette.soft;
    context.strokeStyle = cssOf(colour, own ? 0.9 : 0.55);
    context.fillStyle = cssOf(colour, own ? 0.9 : 0.55);
    context.lineWidth = own ? 1.5 : 1;
    for (const { creates, fromRow, toRow, atNs, toNs, fromId, toId } of arrows) {
      if ((selected?.id === fromId || selected?.id === toId) !== own) continue;
      const x = xOf(scene, atNs);
      const toX = xOf(scene, toNs);
      if (Math.max(x, toX) < labelWidth || Math.min(x, toX) > width) continue;
      const y = middle(fromRow);
      const way = Math.sign(toRow - fromRow);
      const toY = middle(toRow) - way * rowHeight * 0.28;
      context.setLineDash(creates ? [4, 3] : []);
      context.beginPath();
      context.moveTo(x, y);
      const bend = Math.min(40, Math.abs(toY - y) / 2 + 8);
      context.bezierCurveTo(x, y + way * bend, toX, toY - way * bend, toX, toY);
      context.stroke();
      context.beginPath();
      // Pointing along the last bit of the curve: straight up or down, sideways on the same row.
      if (way === 0) {
        context.moveTo(toX, toY);
        context.lineTo(toX - head, toY - head / 1.6);
        context.lineTo(toX - head, toY + head / 1.6);
      } else {
        context.moveTo(toX, toY);
        context.lineTo(toX - head / 1.6, toY - way * head);
        context.lineTo(toX + head / 1.6, toY - way * head);
      }
      context.fill();
    }
  }
  context.restore();
  context.setLineDash([]);
  context.lineWidth = 1;
}
