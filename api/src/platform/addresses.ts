import { isIP, isIPv6 } from 'node:net'
import { networkInterfaces } from 'node:os'

/** Where one listens to be reached by everybody, and where by this machine alone. */
const everywhere = new Set(['0.0.0.0', '::'])
const loopback = /^(localhost|127\.[\d.]+|::1)$/

export const isEverywhere = (host: string): boolean => everywhere.has(host)
export const isLoopback = (host: string): boolean => loopback.test(host)

/** As it stands in an address. */
export const originAt = (host: string, port: number): string =>
  `http://${isIPv6(host) ? `[${host}]` : host}:${port}`

/** Under which addresses people surely reach what listens there, where nobody said which. */
export const ownOrigins = (host: string, port: number): readonly string[] => {
  const local = ['localhost', '127.0.0.1'].map((name) => originAt(name, port))
  return isEverywhere(host) || isLoopback(host) ? local : [originAt(host, port), ...local]
}

/** Whether one of these origins can be opened on another machine. */
export const reachesOthers = (origins: readonly string[]): boolean =>
  origins.some((origin) => !isLoopback(new URL(origin).hostname.replace(/^\[|\]$/g, '')))

/** By which numbers other machines of the network know this one. */
export const ownAddresses = (): readonly string[] => {
  const all = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  const others = all.filter(({ internal, address }) => !internal && isIP(address))
  const short = others.filter(({ family }) => family === 'IPv4')
  return (short.length > 0 ? short : others.filter(({ scopeid }) => !scopeid)).map(
    ({ address }) => address,
  )
}
