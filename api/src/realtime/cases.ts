import { type Live, type LiveSocket, socketsIn } from './sockets.ts'
import { readSubjectFrames } from './standing.ts'

/** Tells a room how a man's cases stand: those who have answered that and what they may see, everybody else the rest ([V2]). */
export const sendCases = async (io: Live, subjectId: string, room: string): Promise<void> => {
  if (!io.sockets.adapter.rooms.has(room)) return
  const accounts = socketsIn(io, room).filter(({ data }) => data.viewer.kind === 'account')
  const frames = await readSubjectFrames(subjectId, [...new Set(accounts.map(accountOf))])
  const known = accounts.filter((socket) => frames.forAccount.has(accountOf(socket)))
  for (const socket of known)
    for (const frame of frames.forAccount.get(accountOf(socket)) ?? [])
      socket.emit('changed', { ...frame, topic: room })
  const others = io.to(room).except(known.map(({ id }) => id))
  for (const frame of frames.forAnybody) others.emit('changed', { ...frame, topic: room })
}

const accountOf = ({ data: { viewer } }: LiveSocket): string =>
  viewer.kind === 'account' ? viewer.id : ''
