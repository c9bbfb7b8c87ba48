import type { Migration } from '../platform/database/migrate.ts'
import { foldOpenNames } from './0001-fold-open-names.ts'
import { peopleDerivedAnew } from './0002-people-derived-anew.ts'
import { oneHistory } from './0003-one-history.ts'
import { peopleWithoutKeys } from './0004-people-without-keys.ts'
import { factsSpreadIntoLanes } from './0005-facts-spread-into-lanes.ts'
import { listOfCamps } from './0006-list-of-camps.ts'
import { lineOfComparisons } from './0007-line-of-comparisons.ts'
import { flaggedMarks } from './0008-flagged-marks.ts'
import { picturesOfOneFile } from './0009-pictures-of-one-file.ts'
import { stillsCounted } from './0010-stills-counted.ts'
import { confirmedWithCommunity } from './0011-confirmed-with-community.ts'
import { lifetimesDerivedAnew } from './0012-lifetimes-derived-anew.ts'
import { surnamesOfSeveralWords } from './0013-surnames-of-several-words.ts'
import { birthsThatStandForNothing } from './0014-births-that-stand-for-nothing.ts'

/** All that was ever changed in what is stored, in order. What stands here was run somewhere: it is never edited. */
export const migrations: readonly Migration[] = [
  foldOpenNames,
  peopleDerivedAnew,
  oneHistory,
  peopleWithoutKeys,
  factsSpreadIntoLanes,
  listOfCamps,
  lineOfComparisons,
  flaggedMarks,
  picturesOfOneFile,
  stillsCounted,
  confirmedWithCommunity,
  lifetimesDerivedAnew,
  surnamesOfSeveralWords,
  birthsThatStandForNothing,
]
