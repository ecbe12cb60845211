import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import plist from 'plist';

/** Electron's mark of where its fuses lie, then version 1, 8 fuses, each as Electron ships it. */
const fuses = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 8]),
  Buffer.from('10110010'),
  Buffer.from('end of it'),
]);

/**
 * What stands for Electron's own distribution where none can be had: the files that electron-builder renames, fills in
 * and flips, and nothing that runs. The rest of what it makes is what it would make of the real one.
 */
export function placeholderElectron(dir: string, platform: 'linux' | 'mac'): string {
  if (platform === 'linux') {
    mkdirSync(dir, { recursive: true });
    writeFileSync(join(dir, 'electron'), fuses, { mode: 0o755 });
    return dir;
  }
  const app = (path: string, name: string) => {
    const contents = join(path, 'Contents');
    mkdirSync(join(contents, 'MacOS'), { recursive: true });
    mkdirSync(join(contents, 'Resources'), { recursive: true });
    writeFileSync(join(contents, 'MacOS', name), 'placeholder', { mode: 0o755 });
    writeFileSync(join(contents, 'PkgInfo'), 'APPL????');
    writeFileSync(
      join(contents, 'Info.plist'),
      plist.build({
        CFBundleName: name,
        CFBundleExecutable: name,
        CFBundleIdentifier: 'com.github.Electron',
        CFBundlePackageType: 'APPL',
        CFBundleIconFile: 'electron.icns',
        NSMainNibFile: 'MainMenu',
      }),
    );
  };
  const main = join(dir, 'Electron.app');
  app(main, 'Electron');
  const frameworks = join(main, 'Contents', 'Frameworks');
  for (const kind of ['', ' (Renderer)', ' (GPU)', ' (Plugin)'])
    app(join(frameworks, `Electron Helper${kind}.app`), `Electron Helper${kind}`);
  const framework = join(frameworks, 'Electron Framework.framework');
  mkdirSync(framework, { recursive: true });
  writeFileSync(join(framework, 'Electron Framework'), fuses, { mode: 0o755 });
  return dir;
}
