import {
  MongoBulkWriteError,
  MongoError,
  MongoNetworkError,
  MongoServerError,
  MongoServerSelectionError,
  MongoTopologyClosedError,
} from 'mongodb'

/** What the driver could not carry to its end, though it tried again by itself. */
const labels = [
  'TransientTransactionError',
  'UnknownTransactionCommitResult',
  'RetryableWriteError',
]

/** A server that starts, stops or steps down; a cursor or a point in time that it no longer has after it. */
const codes = new Set<unknown>([43, 91, 189, 239, 246, 10_107, 11_600, 11_602, 13_435, 13_436])

/**
 * What says that the line to the database broke: a bulk write wraps it, and of a line that the other side has half shut
 * the driver (7.8) passes on what Node says. Nothing for any other error.
 */
export const brokenLine = (error: unknown): MongoError | undefined => {
  if (error instanceof MongoNetworkError) return error
  if (error instanceof MongoBulkWriteError) return brokenLine(error.errorResponse)
  if (error instanceof Error && 'code' in error && error.code === 'EPIPE')
    return new MongoNetworkError(error.message, { cause: error })
  return undefined
}

/**
 * Whether the database was not there, or broke off: nothing is wrong with what was asked, and asked again in a moment it
 * may well go through. Whether it was carried out nobody knows.
 */
export const isUnavailable = (error: unknown): boolean =>
  brokenLine(error) !== undefined ||
  error instanceof MongoServerSelectionError ||
  error instanceof MongoTopologyClosedError ||
  (error instanceof MongoServerError && codes.has(error.code)) ||
  (error instanceof MongoError && labels.some((label) => error.hasErrorLabel(label)))
