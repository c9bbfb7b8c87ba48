/**
 * The database's clock, in updates that are pipelines and in `$expr`: by it is judged who holds what, so that a host whose
 * own is wrong takes nothing from anybody and keeps nothing longer.
 */
export const fromNow = (ms: number) => ({ $add: ['$$NOW', ms] })

/** Whether the time in a field has come. */
export const isOver = (field: string) => ({ $lte: [`$${field}`, '$$NOW'] })
