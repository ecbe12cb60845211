/** What the rest of Beacon, the library and the ingest see of the scrubber. */
export { type CustomRuleCheck, checkCustomRule } from './custom-rules.ts';
export { countCarried, createNumbering } from './numbering.ts';
export { RULES_VERSION } from './rules-version.ts';
export { scrub } from './scrub.ts';
export { isSecretName } from './secret-names.ts';
export { scrubTree } from './tree.ts';
export type { Finding, Numbering, ScrubContext, ScrubResult, ScrubTreeResult } from './types.ts';
