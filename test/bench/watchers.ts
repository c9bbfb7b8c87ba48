import { WebSocket } from 'ws'

/** A screen that only watches: as little of a client as there can be, so that thousands fit beside the server. */
export interface Watcher {
  /** `changed` frames about identifications so far. */
  readonly count: number
  /** The last of them, as it came. */
  readonly last: string
  /** From now on keeps when it came to which version. */
  readonly remember: () => void
  /** When it first had a version as new as this one; infinity when never. */
  readonly reached: (version: number) => number
  readonly isOpen: boolean
  readonly close: () => void
}

const AT_ONCE = 100

/** Opens so many connections that watch a topic, with these cookies in turn; ready when each has its acknowledgement. */
export const openWatchers = async (
  url: string,
  topic: string,
  many: number,
  cookies: readonly string[] = [],
): Promise<Watcher[]> => {
  const watchers: Watcher[] = []
  while (watchers.length < many) {
    const some = Math.min(AT_ONCE, many - watchers.length)
    const from = watchers.length
    const opened = Array.from({ length: some }, (_, at) =>
      openWatcher(url, topic, cookies[(from + at) % cookies.length]),
    )
    watchers.push(...(await Promise.all(opened)))
  }
  return watchers
}

/** Speaks Engine.IO 4 and Socket.IO 5 by hand: open, connect, watch, and an answer to every ping. */
const openWatcher = (url: string, topic: string, cookie?: string): Promise<Watcher> =>
  new Promise((resolve, reject) => {
    const address = `${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`
    const headers = cookie ? { cookie } : {}
    const socket = new WebSocket(address, { origin: url, perMessageDeflate: false, headers })
    const seen: { version: number; at: number }[] = []
    let [count, last, keeps] = [0, '', false]
    const hear = (text: string): void => {
      if (text.startsWith('0')) socket.send('40')
      else if (text.startsWith('40')) socket.send(`420${JSON.stringify(['watch', { topic }])}`)
      else if (text.startsWith('430')) resolve(watcher)
      else if (text === '2') socket.send('3')
      else if (text.startsWith('42["changed"') && text.includes('"kind":"identification"')) {
        count += 1
        last = text
        if (keeps) seen.push({ version: versionIn(text), at: performance.now() })
      }
    }
    const watcher: Watcher = {
      get count() {
        return count
      },
      get last() {
        return last
      },
      remember: () => {
        keeps = true
      },
      reached: (version) =>
        seen.find((one) => one.version >= version)?.at ?? Number.POSITIVE_INFINITY,
      get isOpen() {
        return socket.readyState === WebSocket.OPEN
      },
      close: () => socket.close(),
    }
    socket.on('message', (data) => hear(String(data)))
    socket.once('error', reject)
  })

const versionIn = (text: string): number => Number(/"version":(\d+)/.exec(text)?.[1])
