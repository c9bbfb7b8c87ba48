import type { Site } from '@rollcall/contract/site.ts'
import {
  isEverywhere,
  isLoopback,
  originAt,
  ownAddresses,
  reachesOthers,
} from '../platform/addresses.ts'
import type { Env } from '../platform/env.ts'
import { logFileIn } from './logFile.ts'

/** What to read when everything runs: where it is and for whom, who can sign in, how the first admin comes about. */
export const greeting = (env: Env, site: Site | null): string => {
  const [url] = env.publicUrls
  return `
Rollcall is at ${url}
${reach(env)}${demonstration(site)}
  To make the first admin: create an account at ${url}/sign-up, then in another terminal
    bin/rollcall account verify you@example.org
    bin/rollcall account role you@example.org admin

  Everything is stored in ${env.dataDir}, with the log in ${logFileIn(env.dataDir)}.
  Press Ctrl-C to stop.

`
}

/** Who can open it, and what to set so that others can. */
const reach = ({ host, port, publicUrls }: Env): string => {
  if (isLoopback(host))
    return `
  Only this machine can open it. To open it to your local network, start it with
    HOST=0.0.0.0 ${publicUrlFor(host, port)} npm start
  and with https before it (see “In a local network” in README.md) before families send tips from elsewhere.
`
  if (reachesOthers(publicUrls))
    return `
  Other machines can open it as ${publicUrls.join(' and ')}. From any other address
  nothing can be sent: list every address in PUBLIC_URL, separated by commas.
`
  return `
  Other machines can open it, but only to look: PUBLIC_URL names no address that they can open. Start it with
    ${publicUrlFor(host, port)} npm start
  or with the name under which they open it.
`
}

const publicUrlFor = (host: string, port: number): string => {
  const named = isEverywhere(host) || isLoopback(host) ? ownAddresses() : [host]
  const addresses = named.length > 0 ? named : ['name-of-this-machine']
  return `PUBLIC_URL=${[...addresses, 'localhost'].map((one) => originAt(one, port)).join(',')}`
}

const demonstration = (site: Site | null): string => {
  if (site?.making)
    return `
  A demonstration is being prepared. This takes a few minutes; you can use the site meanwhile.
  When it is ready, the sign-ins are shown here, and any time by:  bin/rollcall demo
`
  return site?.fiction
    ? `
  This archive is the demonstration. To see its sign-ins:  bin/rollcall demo
`
    : ''
}
