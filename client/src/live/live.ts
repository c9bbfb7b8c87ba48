import { queryClient } from '../api/client.ts'
import { Watching } from './Watching.ts'

/** The only socket of the page. */
export const live = new Watching(() => void queryClient.invalidateQueries())

/** Opens the socket; called once the first screen is painted, because nothing on it waits for this. */
export async function goLive(): Promise<void> {
  const { io } = await import('socket.io-client')
  live.attach(io({ transports: ['websocket'], reconnectionDelayMax: 5_000 }))
}
