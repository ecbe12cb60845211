/** What build-page.mjs writes into .built/, as text. */
declare module '*.txt' {
  const text: string;
  export default text;
}
