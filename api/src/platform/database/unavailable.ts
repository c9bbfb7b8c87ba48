import {
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
 * Whether the database was not there, or broke off: nothing is wrong with what was asked, and asked again in a moment it
 * may well go through. Whether it was carried out nobody knows.
 */
export const isUnavailable = (error: unknown): boolean =>
  error instanceof MongoNetworkError ||
  error instanceof MongoServerSelectionError ||
  error instanceof MongoTopologyClosedError ||
  (error instanceof MongoServerError && codes.has(error.code)) ||
  (error instanceof MongoError && labels.some((label) => error.hasErrorLabel(label)))
