import { type Drawing, pathData, type Shape } from '../../utils/timeline/drawing';

/** A drawing in the page's own colours; what it shows has to be said elsewhere. */
export function DrawingView({ width, height, shapes }: Drawing) {
  return (
    <svg class="drawing" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {shapes.map((shape, at) => (
        <ShapeView key={at} {...shape} />
      ))}
    </svg>
  );
}

function ShapeView(shape: Shape) {
  const name = (faint = false) => `ink-${shape.ink}${faint ? ' faint' : ''}`;
  switch (shape.kind) {
    case 'rect': {
      const { x, y, width, height, isFaint } = shape;
      return <rect x={x} y={y} width={width} height={height} class={name(isFaint)} />;
    }
    case 'line': {
      const { points, width, dash } = shape;
      return (
        <path
          d={pathData(points)}
          class={`stroke ${name()}`}
          stroke-width={width}
          stroke-dasharray={dash?.join(' ')}
        />
      );
    }
    case 'dot':
      return <circle cx={shape.x} cy={shape.y} r={shape.radius} class={name()} />;
    case 'text':
      return (
        <text x={shape.x} y={shape.y} font-size={shape.size} text-anchor={shape.anchor} class={name()}>
          {shape.text}
        </text>
      );
  }
}
