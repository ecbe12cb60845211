import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { longest } from './longest-files.ts';

/** Without it a clean clone, which knows of no earlier run, begins with the files that have most bytes. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const found = longest.findIndex((end) => moduleId.endsWith(`/${end}`));
      return found < 0 ? longest.length : found;
    };
    return (await super.sort(files)).toSorted((one, other) => place(one) - place(other));
  }
}
