import { anybody, contributor } from '../platform/viewer.ts'

/** Every man and every mark is public; there is no rule to put as a query. */
export const read = anybody
export const mayMark = contributor
export const mayPropose = contributor
