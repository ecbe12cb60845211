import { useEffect, useRef } from 'react';

export interface SparklineProps {
  /** Oldest first, the right edge is now; null where there was nothing, and the line stops. */
  readonly values: readonly (number | null)[];
  /** Points that fill the whole width: a short past starts at the right. */
  readonly capacity: number;
  readonly width: number;
  readonly height: number;
  /** Drawn as a dashed line. */
  readonly limit?: number;
  readonly tone?: 'calm' | 'attention' | 'alert';
  /** The top of the drawing is at least this much, so that the noise around nothing stays flat. */
  readonly atLeast?: number;
}

/** How often a drawing may change when the person asked for less motion. */
const CALM_STEP_MS = 10_000;

/** Ten minutes at a glance, from a baseline of 0. Hidden from screen readers: the number beside it speaks. */
export function Sparkline({ values, capacity, width, height, limit, tone = 'calm', atLeast = 0 }: SparklineProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawnAtMs = useRef(Number.NEGATIVE_INFINITY);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tone is the colour of the element, which is read when it is drawn
  useEffect(() => {
    const node = canvas.current;
    if (node === null) return;
    const draw = () => {
      drawnAtMs.current = performance.now();
      paint(node, values, { capacity, width, height, limit, atLeast });
    };
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const wait = still ? drawnAtMs.current + CALM_STEP_MS - performance.now() : 0;
    const timer = wait > 0 ? setTimeout(draw, wait) : undefined;
    if (timer === undefined) draw();
    const theme = matchMedia('(prefers-color-scheme: dark)');
    theme.addEventListener('change', draw);
    return () => {
      clearTimeout(timer);
      theme.removeEventListener('change', draw);
    };
  }, [values, capacity, width, height, limit, atLeast, tone]);

  if (values.every((value) => value === null)) {
    return <span className="spark none" style={{ width }} aria-hidden="true" />;
  }
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas without tabindex takes no focus
    <canvas
      ref={canvas}
      className={`spark ${tone}`}
      style={{ width, height }}
      width={Math.round(width * devicePixelRatio)}
      height={Math.round(height * devicePixelRatio)}
      aria-hidden="true"
    />
  );
}

/** A stretch that is shorter than this would not be seen: one reading of a short life has no length at all. It is a dot. */
const LEAST_LINE = 2;
const DOT = 1.5;

interface Shape {
  readonly capacity: number;
  readonly width: number;
  readonly height: number;
  readonly limit: number | undefined;
  readonly atLeast: number;
}

function paint(
  node: HTMLCanvasElement,
  values: readonly (number | null)[],
  { capacity, width, height, limit, atLeast }: Shape,
): void {
  const context = node.getContext('2d');
  if (context === null) return;
  const colour = getComputedStyle(node).color;
  const most = Math.max(limit ?? 0, atLeast, ...values.map((value) => value ?? 0), Number.MIN_VALUE);
  const y = (value: number) => height - 0.6 - (value / most) * (height - 2.2);
  const x = (index: number) => ((capacity - values.length + index) / Math.max(1, capacity - 1)) * width;

  context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  context.clearRect(0, 0, width, height);
  context.strokeStyle = colour;
  context.fillStyle = colour;
  if (limit !== undefined) {
    context.globalAlpha = 0.4;
    context.lineWidth = 1;
    context.setLineDash([2, 2]);
    context.beginPath();
    context.moveTo(0, y(limit));
    context.lineTo(width, y(limit));
    context.stroke();
    context.setLineDash([]);
  }
  context.lineJoin = 'round';
  context.lineCap = 'round';
  for (const run of unbrokenRuns(values)) {
    const points = run.map(({ index, value }) => [x(index), y(value)] as const);
    const first = points[0];
    const last = points.at(-1);
    if (first === undefined || last === undefined) continue;
    context.globalAlpha = 1;
    if (last[0] - first[0] < LEAST_LINE) {
      context.beginPath();
      // At the edge it would be cut in half.
      context.arc(Math.min(Math.max(last[0], DOT), width - DOT), Math.min(last[1], height - DOT), DOT, 0, 2 * Math.PI);
      context.fill();
      continue;
    }
    context.beginPath();
    context.moveTo(first[0], first[1]);
    for (const [px, py] of points) context.lineTo(px, py);
    context.lineWidth = 1.25;
    context.stroke();
    context.lineTo(last[0], height);
    context.lineTo(first[0], height);
    context.closePath();
    context.globalAlpha = 0.14;
    context.fill();
  }
}

interface Point {
  readonly index: number;
  readonly value: number;
}

/** The stretches of a track without a gap. */
export function unbrokenRuns(values: readonly (number | null)[]): readonly (readonly Point[])[] {
  const runs: Point[][] = [[]];
  for (const [index, value] of values.entries()) {
    if (value === null) runs.push([]);
    else runs.at(-1)?.push({ index, value });
  }
  return runs.filter((run) => run.length > 0);
}
