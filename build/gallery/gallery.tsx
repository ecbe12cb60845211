import '../../src-renderer/bridge/no-eval.ts';
import '../../src-renderer/parts/tokens.css';
import '../../src-renderer/parts/base.css';
import '../../src-renderer/parts/controls.css';
import '../../src-renderer/parts/surfaces.css';
import { createRoot } from 'react-dom/client';
import { IconSprite } from '../../src-renderer/parts/Icon.tsx';
import { App } from '../../src-renderer/shell/App.tsx';
import { GonePage } from '../../src-renderer/shell/GonePage.tsx';
import { type FakeBridge, fakeBridge } from '../../test/support/fake-bridge.ts';
import { scenes } from './scenes.ts';

declare global {
  interface Window {
    /** For whoever drives the page. */
    fakeHost?: FakeBridge;
  }
}

/** The real windows over an invented host: `/#<scene>` shows one, the bare page lists them all. */
const place = document.getElementById('root');
const name = window.location.hash.slice(1);
const scene = scenes[name];
if (place !== null && scene === undefined) {
  document.body.style.overflow = 'auto';
  createRoot(place).render(
    <ul style={{ padding: 24 }}>
      {Object.keys(scenes).map((one) => (
        <li key={one}>
          <a href={`#${one}`} onClick={() => setTimeout(() => window.location.reload())}>
            {one}
          </a>
        </li>
      ))}
    </ul>,
  );
} else if (place !== null && scene !== undefined) {
  window.history.replaceState(null, '', `${scene.search}#${name}`);
  const bridge = fakeBridge((world) => {
    if (scene.shell === 'electron') world.app.host = 'electron';
    scene.change?.(world);
  });
  window.fakeHost = bridge;
  createRoot(place).render(
    scene.search.includes('gallery=no-link') ? (
      <>
        <IconSprite />
        <GonePage why="no_link" />
      </>
    ) : (
      <App bridge={bridge} shell={scene.shell ?? 'browser'} />
    ),
  );
  setTimeout(() => scene.after?.(bridge), 200);
}
