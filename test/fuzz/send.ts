import { request } from 'node:http'
import type { Wild } from './request.ts'
import type { World } from './world.ts'

export interface WildAnswer {
  readonly status: number
  readonly type: string
  readonly traced: boolean
  readonly body: string
}

/** Sends it as it stands: fetch would correct the path and the headers. */
export const sendWild = (world: World, wild: Wild): Promise<WildAnswer> =>
  new Promise((resolve, reject) => {
    const client = world.who[wild.who]
    const body = wild.method === 'GET' || wild.method === 'HEAD' ? undefined : wild.body
    const headers = {
      ...(client && client.cookies.size > 0 && { cookie: client.cookie() }),
      ...(body !== undefined && {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      }),
      origin: world.server.url,
      ...wild.headers,
    }
    const { port } = world.server
    // A connection of its own: one that the server is about to close must not carry the next request.
    const to = { host: '127.0.0.1', port, path: wild.path, agent: false }
    const sent = request({ ...to, method: wild.method, headers })
    sent.once('error', reject).once('response', (response) => {
      const pieces: Buffer[] = []
      response.on('data', (piece: Buffer) => pieces.push(piece)).once('error', reject)
      response.once('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          type: response.headers['content-type'] ?? '',
          traced: response.headers['x-request-id'] !== undefined,
          body: Buffer.concat(pieces).toString(),
        }),
      )
    })
    sent.end(body)
  })
