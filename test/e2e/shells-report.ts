import type { FullConfig, FullResult, Reporter, Suite, TestCase, TestResult } from '@playwright/test/reporter';

export interface ShellsReportOptions {
  /** Why there is no Electron to drive; null where there is. */
  readonly missing: string | null;
  /** Whether a run without Electron has failed; CI says so in `BEACON_ELECTRON_REQUIRED`. */
  readonly required?: boolean;
  readonly say?: (line: string) => void;
}

/** Says at the end of every run which shells the suite was seen in, so that none is ever left out silently. */
export default class ShellsReport implements Reporter {
  readonly #missing: string | null;
  readonly #required: boolean;
  readonly #say: (line: string) => void;
  readonly #results = new Map<string, { passed: number; others: number }>();
  #projects: readonly string[] = [];

  constructor(options: ShellsReportOptions) {
    this.#missing = options.missing;
    this.#required = options.required ?? process.env['BEACON_ELECTRON_REQUIRED'] === '1';
    this.#say = options.say ?? ((line) => void process.stdout.write(`${line}\n`));
  }

  printsToStdio(): boolean {
    return false;
  }

  onBegin(_config: FullConfig, suite: Suite): void {
    this.#projects = suite.suites.map((one) => one.project()?.name ?? '');
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    const name = test.parent.project()?.name ?? '';
    const counts = this.#results.get(name) ?? { passed: 0, others: 0 };
    if (result.status === 'passed') counts.passed += 1;
    else counts.others += 1;
    this.#results.set(name, counts);
  }

  async onEnd(): Promise<{ status?: FullResult['status'] } | undefined> {
    for (const [name, title] of [
      ['headless', 'through the headless host'],
      ['electron', 'in Electron'],
    ] as const) {
      const counts = this.#results.get(name);
      if (counts !== undefined) {
        const others = counts.others === 0 ? '' : `, ${counts.others} not`;
        this.#say(`end-to-end suite ${title}: run, ${counts.passed} passed${others}.`);
      } else if (name === 'electron' && this.#missing !== null) {
        this.#say(`end-to-end suite ${title}: no Electron runtime here (${this.#missing}).`);
      } else {
        this.#say(
          `end-to-end suite ${title}: not run, ${this.#projects.length === 0 ? 'nothing' : 'none of it'} was asked for.`,
        );
      }
    }
    return this.#missing !== null && this.#required ? { status: 'failed' } : undefined;
  }
}
