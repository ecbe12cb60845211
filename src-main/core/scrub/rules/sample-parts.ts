/** Pieces that examples are put together from: obviously invented, and no scanner of repositories stumbles over them. */
export const digits = (count: number) => '1234567890'.repeat(8).slice(0, count);
export const hex = (count: number) => '0a1b2c3d4e5f6789'.repeat(12).slice(0, count);
export const mixed = (count: number) => 'n0tArea1Key2b3C4'.repeat(12).slice(0, count);
export const upper = (count: number) => 'N2TAREALKEY345'.repeat(4).slice(0, count);
export const uuid = `${hex(8)}-0000-4000-8000-${hex(12)}`;
