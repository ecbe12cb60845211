import { scenes } from './scenes.ts';
import { triageScenes } from './triage-scenes.ts';

/** Every scene there is a picture of, by its name. */
export const everyScene: readonly string[] = [...Object.keys(scenes), ...Object.keys(triageScenes)];

/** The pictures that docs/gallery has: two for each scene, and the page that shows them. */
export function galleryFiles(names: readonly string[]): readonly string[] {
  return [...names.flatMap((name) => [`${name}-light.png`, `${name}-dark.png`]), 'README.md'];
}

const groups: readonly { readonly title: string; readonly starts: readonly string[] }[] = [
  { title: 'Menu-bar panel', starts: ['panel'] },
  { title: 'Consent', starts: ['consent'] },
  { title: 'Reports', starts: ['reports'] },
  { title: 'Feedback', starts: ['feedback', 'screenshot', 'emoji', 'face'] },
  { title: 'Fleet', starts: ['fleet'] },
  { title: 'Settings', starts: ['settings'] },
  { title: 'Triage page of the ingest', starts: ['triage'] },
];

/** docs/gallery/README.md: every scene, light and dark side by side. */
export function galleryPage(names: readonly string[]): string {
  const groupOf = (name: string) => groups.find(({ starts }) => starts.some((start) => name.startsWith(start)));
  const sections = [
    ...groups.map((group) => ({ title: group.title, names: names.filter((name) => groupOf(name) === group) })),
    { title: 'Other sizes and states', names: names.filter((name) => groupOf(name) === undefined) },
  ].filter((section) => section.names.length > 0);
  const lines = [
    '# Every screen and state',
    '',
    'Made by `npm run gallery` in a real Chromium, over an invented host; the triage page over a real ingest in workerd, with invented reports:',
    'nothing here is anybody’s. Each is 1080 × 720 or the size of its own window, at one and a half pixels a point, light and dark; Inter stands in',
    'for San Francisco. The run says what axe finds. One picture anew: `npm run gallery -- --only fleet-why`. The lists are `build/gallery/scenes.ts`',
    'and `triage-scenes.ts`.',
  ];
  for (const section of sections) {
    lines.push('', `## ${section.title}`);
    for (const name of section.names) {
      lines.push('', `### ${name}`, '', `![${name}, light](${name}-light.png) ![${name}, dark](${name}-dark.png)`);
    }
  }
  return `${lines.join('\n')}\n`;
}
