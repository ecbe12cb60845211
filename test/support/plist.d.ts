/** It comes without types; only what the tests use of it. */
declare module 'plist' {
  const plist: { parse(text: string): unknown; build(value: object): string };
  export default plist;
}
