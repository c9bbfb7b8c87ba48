import type { TestSpecification } from 'vitest/node'
import { BaseSequencer } from 'vitest/node'

/** Each starts a whole installation or looks at every screen: a minute and more. */
const long = /\/test\/(chaos|demo)\/|\/(axe|path|supervisor|mongod|films\.ingest)\.test\.ts$/

/** What takes longest begins first, so that the last worker is not left alone with it. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isLong = ({ moduleId }: TestSpecification) => Number(long.test(moduleId))
    return sorted.toSorted((one, other) => isLong(other) - isLong(one))
  }
}
