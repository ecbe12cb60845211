/**
 * Every look at a text has a number, so that a rule that reads far round its keyword can remember how far it has read
 * already, and holds on to nothing of the text itself.
 */
let look = 0;

export function beginLook(): void {
  look += 1;
}

export function lookNow(): number {
  return look;
}
