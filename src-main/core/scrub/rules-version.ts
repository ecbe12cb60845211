/** Bumped on any change of what is taken out. Stands in every report as `scrub.rules_version`. */
export const RULES_VERSION = '1.0';
