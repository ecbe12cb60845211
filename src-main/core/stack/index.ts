/** From what a process wrote as it died to the frames of a report. */
export { toFrames } from './frames.ts';
export { type IpsFile, type JetsamEnd, readIps } from './ips.ts';
export { type MinidumpFile, readMinidump } from './minidump.ts';
export { parseStderr } from './parse.ts';
export type { Ecosystem } from './places.ts';
export type { Language, ParsedCrash, RawFrame } from './types.ts';
