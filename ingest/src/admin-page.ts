import style from '../.built/page.css.txt';
import script from '../.built/page.js.txt';

/** The triage page of admin/, compiled by build-page.mjs. It holds nothing until the admin's token is typed into it. */

const HTML = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/admin/page.css">
    <title>Beacon ingest</title>
  </head>
  <body>
    <div id="root"></div>
    <script type="module" src="/admin/page.js"></script>
  </body>
</html>
`;

/** Its own files and its own server, and nothing inline: what a report says stays text whatever it is. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const served = (body: string, type: string) => () =>
  new Response(body, {
    headers: { 'content-type': `${type}; charset=utf-8`, 'content-security-policy': POLICY },
  });

export const adminPage = served(HTML, 'text/html');
export const adminScript = served(script, 'text/javascript');
export const adminStyle = served(style, 'text/css');
