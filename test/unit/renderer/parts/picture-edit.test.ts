import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addBox,
  between,
  byKey,
  changeBox,
  LEAST_SIDE,
  middleBox,
  moved,
  newEdit,
  removeBox,
  resized,
  setCrop,
  undo,
} from '../../../../src-renderer/parts/picture/picture-edit.ts';
import '../../../support/properties.ts';

const of = { width: 1640, height: 1040 };
const key = (name: string, more = {}) => ({ key: name, shiftKey: false, altKey: false, ...more });

test('a box is what lies between two points, whichever way it is drawn, and never outside of the picture', () => {
  expect(between(30, 40, 10, 20, of)).toEqual({ x: 10, y: 20, width: 20, height: 20 });
  expect(between(-50, 1000, 60.4, 5000, of)).toEqual({ x: 0, y: 1000, width: 60, height: 40 });
});

test('arrows move by 1, with shift by 10, and with alt they resize', () => {
  const box = { x: 100, y: 100, width: 50, height: 20 };
  expect(byKey(box, key('ArrowLeft'), of)).toEqual({ ...box, x: 99 });
  expect(byKey(box, key('ArrowDown', { shiftKey: true }), of)).toEqual({ ...box, y: 110 });
  expect(byKey(box, key('ArrowRight', { altKey: true }), of)).toEqual({ ...box, width: 51 });
  expect(byKey(box, key('ArrowUp', { altKey: true, shiftKey: true }), of)).toEqual({ ...box, height: 10 });
  expect(byKey(box, key('Enter'), of)).toBeNull();
});

test('a click without a drag is no area, and 200 areas are enough', () => {
  let edit = newEdit(of);
  expect(addBox(edit, between(5, 5, 6, 6, of))).toBe(edit);
  for (let n = 0; n < 250; n += 1) edit = addBox(edit, { x: n, y: n, width: 10, height: 10 });
  expect(edit.boxes).toHaveLength(200);
});

test('each step is undone in turn: added, moved, removed, cropped', () => {
  const start = newEdit(of);
  const added = addBox(start, middleBox(start));
  const changed = changeBox(added, 0, { x: 1, y: 2, width: 30, height: 40 });
  const cropped = setCrop(changed, { x: 0, y: 0, width: 800, height: 600 });
  const removed = removeBox(cropped, 0);
  const shown = ({ boxes, crop }: typeof start) => ({ boxes, crop });
  expect(shown(undo(removed))).toEqual(shown(cropped));
  expect(shown(undo(undo(removed)))).toEqual(shown(changed));
  expect(shown(undo(undo(undo(removed))))).toEqual(shown(added));
  expect(undo(undo(undo(undo(undo(removed)))))).toEqual(start);
});

test('whatever is pressed, an area stays inside of the picture and at least 4 wide and high', () => {
  const by = fc.integer({ min: -3000, max: 3000 });
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), by, by), { maxLength: 20 }), (steps) => {
      let box = middleBox(newEdit(of));
      for (const [moves, dx, dy] of steps) box = moves ? moved(box, dx, dy, of) : resized(box, dx, dy, of);
      expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(LEAST_SIDE);
      expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= of.width && box.y + box.height <= of.height).toBe(true);
    }),
  );
});
