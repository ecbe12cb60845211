/** `stallari-beacon/scrubber`: the scrubber alone, for any program. Pure, synchronous, no dependency on Node. */
export {
  type CustomRuleCheck,
  checkCustomRule,
  createNumbering,
  RULES_VERSION,
  scrub,
  scrubTree,
} from '@core/scrub/index.ts';
export type { Finding, Numbering, ScrubContext, ScrubResult, ScrubTreeResult } from '@core/scrub/types.ts';
