import { join } from 'node:path'

/** Where lies what Node has read of our confined programs. They see it, and cannot write there. */
export const compiledFolder = join(import.meta.dirname, '../../../node_modules/.cache/confined')
