import type { Site } from '@rollcall/contract/site.ts'

/** What to read when everything runs: where it is, who can sign in, and how the first admin comes about. */
export const greeting = (url: string, dataDir: string, site: Site | null): string => `
Rollcall is at ${url}
${demonstration(site)}
  The first admin: sign up at ${url}/sign-up, then in another terminal
    bin/rollcall account verify you@example.org
    bin/rollcall account role you@example.org admin

  Everything it keeps lies in ${dataDir}. Ctrl-C stops it.

`

const demonstration = (site: Site | null): string => {
  if (site?.making)
    return `
  A demonstration is being made; that takes some minutes, and the pages work meanwhile. When it is whole,
  it is said here who can sign in to it, and by  bin/rollcall demo  from then on.
`
  return site?.fiction
    ? `
  This archive is the demonstration. Who can sign in to it:  bin/rollcall demo
`
    : ''
}
