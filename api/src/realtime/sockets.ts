import type { ClientToServer, ServerToClient } from '@rollcall/contract/realtime.ts'
import type { Server, Socket } from 'socket.io'
import type { Viewer } from '../platform/viewer.ts'

/** What a connection knows of itself. */
export interface SocketState {
  viewer: Viewer
  /** In which session; null for a visitor. */
  sessionId: string | null
  /** The cookies it came with: who it is, is asked again with them. */
  readonly headers: Headers
}

export type Live = Server<ClientToServer, ServerToClient, Record<string, never>, SocketState>
export type LiveSocket = Socket<ClientToServer, ServerToClient, Record<string, never>, SocketState>

/** The room of a topic: `me` is one's own. */
export const roomOf = (topic: string, viewer: Viewer): string =>
  topic === 'me' && viewer.kind === 'account' ? `me:${viewer.id}` : topic

/** The sockets of this process in a room. */
export const socketsIn = (io: Live, room: string): LiveSocket[] => {
  const ids = io.sockets.adapter.rooms.get(room) ?? new Set<string>()
  return [...ids].flatMap((id) => {
    const socket = io.sockets.sockets.get(id)
    return socket ? [socket as LiveSocket] : []
  })
}
