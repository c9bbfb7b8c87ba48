import { MongoServerError } from 'mongodb'

/** A program of ours that writes for us had no room left on the disk. */
export class NoRoom extends Error {}

const errnos = new Set<unknown>(['ENOSPC', 'EDQUOT'])
/** OutOfDiskSpace. */
const OF_DATABASE = 14_031

/** What programs print when the disk is full. */
export const saysNoRoom = (text: string): boolean =>
  /No space left|ENOSPC|Disk quota exceeded|EDQUOT/i.test(text)

/** Whether something could not be written because there is no room for it: it may go through when there is some. */
export const isStorageFull = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false
  if (error instanceof NoRoom) return true
  if (error instanceof MongoServerError && error.code === OF_DATABASE) return true
  return ('code' in error && errnos.has(error.code)) || isStorageFull(error.cause)
}
