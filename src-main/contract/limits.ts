/** A whole report may not be larger than this, in bytes of UTF-8. */
export const MAX_REPORT_BYTES = 64 * 1024;
