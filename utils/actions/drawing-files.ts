import { type Drawing, FAINT, PRINT, SANS, SERIF, type Shape } from '../timeline/drawing';

/** Pixels of a picture for each px of a drawing: enough for print at half its width. */
const DENSITY = 2;

/**
 * A drawing as a PNG. It is drawn on a canvas shape by shape, as in the SVG: pages of the extension may load no picture
 * from anywhere, an SVG of their own included.
 * @throws Error where the browser can't make it.
 */
export async function pngOf(drawing: Drawing): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = drawing.width * DENSITY;
  canvas.height = drawing.height * DENSITY;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  context.scale(DENSITY, DENSITY);
  context.fillStyle = PRINT.paper;
  context.fillRect(0, 0, drawing.width, drawing.height);
  for (const shape of drawing.shapes) drawShape(context, shape, PRINT[shape.ink]);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) throw new Error('no picture');
  return blob;
}

function drawShape(context: CanvasRenderingContext2D, shape: Shape, colour: string): void {
  context.fillStyle = colour;
  context.strokeStyle = colour;
  switch (shape.kind) {
    case 'rect':
      context.globalAlpha = shape.isFaint ? FAINT : 1;
      context.fillRect(shape.x, shape.y, shape.width, shape.height);
      context.globalAlpha = 1;
      return;
    case 'line':
      context.lineWidth = shape.width;
      context.lineJoin = 'round';
      context.setLineDash([...(shape.dash ?? [])]);
      context.beginPath();
      for (const [x, y] of shape.points) context.lineTo(x, y);
      context.stroke();
      return;
    case 'dot':
      context.beginPath();
      context.arc(shape.x, shape.y, shape.radius, 0, 2 * Math.PI);
      context.fill();
      return;
    case 'text':
      context.font = `${shape.size}px ${shape.isSerif ? SERIF : SANS}`;
      context.textAlign = shape.anchor === 'middle' ? 'center' : (shape.anchor ?? 'start');
      context.fillText(shape.text, shape.x, shape.y);
  }
}
