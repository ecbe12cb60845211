import { describe, expect, test } from 'vitest';
import { createNavigation, readPlace, writePlace } from '../../../../src-renderer/parts/navigation.ts';
import { openWindow } from '../../../../src-renderer/parts/open-window.ts';

function address(start = '') {
  const steps = [start];
  return {
    steps,
    search: () => steps.at(-1) ?? '',
    write: (search: string, how: 'push' | 'replace') => {
      if (how === 'replace') steps.pop();
      steps.push(search);
    },
    onBack: () => undefined,
  };
}

describe('the place of a window', () => {
  test('an empty address is the fleet of the main window', () => {
    expect(readPlace('')).toMatchObject({ window: 'main', view: 'fleet', report: null, pane: 'privacy' });
  });

  test('words that are not known fall back, so that a strange link shows something', () => {
    expect(readPlace('?window=evil&view=%00&pane=x')).toMatchObject({ window: 'main', view: 'fleet', pane: 'privacy' });
  });

  test('a place survives being written', () => {
    const place = readPlace('?view=reports&report=brpt_1f3c5a7e&tab=sent');
    expect(readPlace(writePlace(place))).toEqual(place);
  });

  test('going is a step back can undo, settling is none', () => {
    const bar = address('?view=fleet');
    const navigation = createNavigation(bar);
    navigation.go({ view: 'reports' });
    navigation.settle({ report: 'brpt_1f3c5a7e' });
    expect(bar.steps).toEqual(['?view=fleet', '?view=reports&report=brpt_1f3c5a7e']);
    navigation.go({ view: 'fleet' });
    expect(navigation.store.getState().report).toBeNull();
  });

  test('in a browser Settings is a view of the page, not a window', () => {
    const navigation = createNavigation(address('?window=panel'));
    openWindow({ shell: 'browser', navigation }, { window: 'settings', pane: 'integrations' });
    expect(navigation.store.getState()).toMatchObject({ window: 'main', view: 'settings', pane: 'integrations' });
  });
});
