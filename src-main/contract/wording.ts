/** Which wording of the consent text was shown; bumped when the text changes. */
export const WORDING_VERSION = 1;
