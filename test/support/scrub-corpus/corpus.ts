import type { LeakCase } from './case.ts';
import { credentials } from './credentials.ts';
import { encoded } from './encoded.ts';
import { further, knownForms } from './further.ts';
import { heldOut } from './held-out.ts';
import { keywordKeys } from './keyword-keys.ts';
import { personal } from './personal.ts';
import { spoken } from './spoken.ts';
import { standaloneTokens } from './tokens.ts';
import { ways } from './ways.ts';

/** All of it, the same in every run. */
export function leakCases(): LeakCase[] {
  return [
    ...keywordKeys(7, 4),
    ...standaloneTokens(11),
    ...credentials(13),
    ...personal(17),
    ...further(19),
    ...knownForms(23),
    ...encoded(29),
    ...heldOut(31),
    ...spoken(37),
    ...ways(41),
  ];
}

export { keepCases } from './keep.ts';
