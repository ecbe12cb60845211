/** A part of a picture, in its own pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What is done to a picture: nothing of it is drawn into the picture before it is used. */
export interface PictureEdit {
  readonly of: Size;
  readonly boxes: readonly Box[];
  /** The part that is kept. */
  readonly crop: Box;
  readonly past: readonly Pick<PictureEdit, 'boxes' | 'crop'>[];
}

/** Smaller areas hide nothing and cannot be found again. */
export const LEAST_SIDE = 4;
const MOST_PAST = 100;
const MOST_BOXES = 200;

export function newEdit(of: Size): PictureEdit {
  return { of, boxes: [], crop: { x: 0, y: 0, ...of }, past: [] };
}

function step(edit: PictureEdit, to: Partial<Pick<PictureEdit, 'boxes' | 'crop'>>): PictureEdit {
  const before = { boxes: edit.boxes, crop: edit.crop };
  return { ...edit, ...to, past: [...edit.past, before].slice(-MOST_PAST) };
}

export function undo(edit: PictureEdit): PictureEdit {
  const before = edit.past.at(-1);
  return before === undefined ? edit : { ...edit, ...before, past: edit.past.slice(0, -1) };
}

/** A box between two points, whole pixels, inside of the picture. */
export function between(ax: number, ay: number, bx: number, by: number, { width, height }: Size): Box {
  const within = (value: number, most: number) => Math.min(Math.max(0, Math.round(value)), most);
  const [left, right] = [within(Math.min(ax, bx), width), within(Math.max(ax, bx), width)];
  const [top, bottom] = [within(Math.min(ay, by), height), within(Math.max(ay, by), height)];
  return { x: left, y: top, width: right - left, height: bottom - top };
}

const isLarge = ({ width, height }: Box) => width >= LEAST_SIDE && height >= LEAST_SIDE;

/** One more black area; too small a one is no area. */
export function addBox(edit: PictureEdit, box: Box): PictureEdit {
  return isLarge(box) && edit.boxes.length < MOST_BOXES ? step(edit, { boxes: [...edit.boxes, box] }) : edit;
}

/** An area to begin with, for who has no mouse: in the middle of what is kept. */
export function middleBox({ crop }: PictureEdit): Box {
  const width = Math.max(LEAST_SIDE, Math.round(crop.width / 4));
  const height = Math.max(LEAST_SIDE, Math.round(crop.height / 12));
  return {
    x: crop.x + Math.round((crop.width - width) / 2),
    y: crop.y + Math.round((crop.height - height) / 2),
    width,
    height,
  };
}

export function removeBox(edit: PictureEdit, index: number): PictureEdit {
  return index in edit.boxes ? step(edit, { boxes: edit.boxes.filter((_box, at) => at !== index) }) : edit;
}

export function moved({ x, y, width, height }: Box, dx: number, dy: number, of: Size): Box {
  const within = (value: number, most: number) => Math.min(Math.max(0, value), most);
  return { x: within(x + dx, of.width - width), y: within(y + dy, of.height - height), width, height };
}

export function resized({ x, y, width, height }: Box, dw: number, dh: number, of: Size): Box {
  const within = (value: number, most: number) => Math.min(Math.max(LEAST_SIDE, value), most);
  return { x, y, width: within(width + dw, of.width - x), height: within(height + dh, of.height - y) };
}

export function changeBox(edit: PictureEdit, index: number, to: Box): PictureEdit {
  return step(edit, { boxes: edit.boxes.map((box, at) => (at === index ? to : box)) });
}

export function setCrop(edit: PictureEdit, crop: Box): PictureEdit {
  return isLarge(crop) ? step(edit, { crop }) : edit;
}

/** What a key does to a box: arrows move by 1, with ⇧ by 10, with ⌥ they resize. Null for any other key. */
export function byKey(
  box: Box,
  { key, shiftKey, altKey }: { readonly key: string; readonly shiftKey: boolean; readonly altKey: boolean },
  of: Size,
): Box | null {
  const by = shiftKey ? 10 : 1;
  const way = { ArrowLeft: [-by, 0], ArrowRight: [by, 0], ArrowUp: [0, -by], ArrowDown: [0, by] }[key];
  const [dx, dy] = way ?? [];
  if (dx === undefined || dy === undefined) return null;
  return altKey ? resized(box, dx, dy, of) : moved(box, dx, dy, of);
}
