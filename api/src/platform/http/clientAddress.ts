import type { IncomingMessage } from 'node:http'
import proxyAddr from 'proxy-addr'

/** Of the socket, or as a proxy that is trusted tells it: the same as express makes of `trust proxy`. */
export const addressesBehind = (trustedProxies: readonly string[]) => {
  const isTrusted = proxyAddr.compile([...trustedProxies])
  return (request: IncomingMessage): string => proxyAddr(request, isTrusted) ?? ''
}

/** By whom requests are counted: an IPv4 address, or the /64 of an IPv6 one, which is what one household gets. */
export const clientOf = (address: string): string => {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return mapped
  return address.includes(':') ? networkOf(address) : address
}

const GROUPS = 8

const networkOf = (address: string): string => {
  const [written = ''] = address.toLowerCase().split('%')
  const [front = [], back = []] = written.split('::').map((half) => half.split(':').filter(Boolean))
  const missing = written.includes('::') ? Math.max(0, GROUPS - front.length - back.length) : 0
  const groups = [...front, ...Array<string>(missing).fill('0'), ...back]
  const network = groups.slice(0, GROUPS / 2).map((group) => group.replace(/^0+(?=.)/, ''))
  return `${network.join(':')}::/64`
}
