import { fictionNotice } from '@rollcall/contract/site.ts'

const TITLE = 'Rollcall: a demonstration, invented throughout'
const DESCRIPTIONS = /((?:name="description"|property="og:description")\s+content=")/g

/** The served page with what is read of it where it is shared: title and description say that all of it is invented. */
export const saidAsFiction = (index: string): string =>
  index
    .replace(/<title>[^<]*<\/title>/, `<title>${TITLE}</title>`)
    .replace(/(property="og:title"\s+content=")[^"]*/, `$1${TITLE}`)
    .replace(DESCRIPTIONS, `$1${fictionNotice} `)
