import { createServer } from 'node:net'

/** A port of loopback that nobody listens on at this moment. */
export const freePort = (): Promise<number> =>
  new Promise((found, failed) => {
    const server = createServer().once('error', failed)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => found(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** Whether we could listen there. */
export const isFree = (port: number, host: string): Promise<boolean> =>
  new Promise((answer) => {
    const server = createServer().once('error', () => answer(false))
    server.listen(port, host, () => server.close(() => answer(true)))
  })

/** A free port that the system does not lend to others for a moment, so that it will probably be free next time. */
export const lastingPort = async (): Promise<number> => {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 10_000)
    if (await isFree(port, '127.0.0.1')) return port
  }
}
