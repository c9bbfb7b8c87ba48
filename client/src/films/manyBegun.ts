import type { ListReading } from '@rollcall/contract/roster.ts'
import { useDraft } from '../ui/useDraft.ts'
import type { Columns } from './manyColumns.ts'

/** What was chosen of many photos and can be kept beyond a reload: the list, how it is read, and what its columns mean. */
export interface Begun {
  readonly uploadId: string
  /** What its file was called. */
  readonly list: string
  readonly reading: ListReading | null
  readonly columns: Columns
  /** How many files were chosen: those themselves a browser does not keep. */
  readonly files: number
}

export const useBegun = () => useDraft<Begun | null>('photos.many', null)
