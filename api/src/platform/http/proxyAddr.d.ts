declare module 'proxy-addr' {
  import type { IncomingMessage } from 'node:http'

  type Trust = (address: string, hop: number) => boolean
  /** The address nearest to us that is not trusted to tell of others. */
  function proxyAddr(request: IncomingMessage, trust: Trust): string | undefined
  namespace proxyAddr {
    function compile(trusted: string[]): Trust
  }
  export default proxyAddr
}
