import type { Site } from '@rollcall/contract/site.ts'
import {
  isEverywhere,
  isLoopback,
  originAt,
  ownAddresses,
  reachesOthers,
} from '../platform/addresses.ts'
import type { Env } from '../platform/env.ts'

/** What to read when everything runs: where it is and for whom, who can sign in, how the first admin comes about. */
export const greeting = (env: Env, site: Site | null): string => {
  const [url] = env.publicUrls
  return `
Rollcall is at ${url}
${reach(env)}${demonstration(site)}
  The first admin: sign up at ${url}/sign-up, then in another terminal
    bin/rollcall account verify you@example.org
    bin/rollcall account role you@example.org admin

  Everything it keeps lies in ${env.dataDir}. Ctrl-C stops it.

`
}

/** Who can open it, and what to set so that others can. */
const reach = ({ host, port, publicUrls }: Env): string => {
  if (isLoopback(host))
    return `
  Only this machine reaches it. To open it to your local network, start it with
    HOST=0.0.0.0 ${publicUrlFor(host, port)} npm start
  and with https before it (see “In a local network” in README.md) before families send tips from elsewhere.
`
  if (reachesOthers(publicUrls))
    return `
  Other machines reach it as ${publicUrls.join(' and ')}. Under any other address
  nothing can be sent: name every one in PUBLIC_URL, by commas.
`
  return `
  Other machines reach it, and may only look: PUBLIC_URL does not name an address that they open. Start it with
    ${publicUrlFor(host, port)} npm start
  or with the name that they open it by.
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
  A demonstration is being made; that takes some minutes, and the pages work meanwhile. When it is whole,
  it is said here who can sign in to it, and by  bin/rollcall demo  from then on.
`
  return site?.fiction
    ? `
  This archive is the demonstration. Who can sign in to it:  bin/rollcall demo
`
    : ''
}
