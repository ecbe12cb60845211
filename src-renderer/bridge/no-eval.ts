/**
 * Must be imported before anything that imports zod: it compiles schemas with `new Function` where it may, and under
 * our content security policy already the question whether it may is reported as a violation.
 */
(globalThis as { __zod_globalConfig?: { jitless?: boolean } }).__zod_globalConfig = { jitless: true };
