import type { ManChange } from './subject.model.ts'

/** So many of his latest changes are remembered. */
const KEPT = 20

/** That a man's version grows by one, and what by: part of an update of him. */
export const grown = (what: ManChange) => ({
  $inc: { version: 1 },
  ...remembered(what),
})

/** The same where another version is set. */
export const remembered = (what: ManChange) => ({
  $push: { changes: { $each: [{ what, at: new Date() }], $slice: -KEPT } },
})
