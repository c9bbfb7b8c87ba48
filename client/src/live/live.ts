import { queryClient } from '../api/client.ts'
import { Watching } from './Watching.ts'

/** The only socket of the page. */
export const live = new Watching(() => void queryClient.invalidateQueries())

const comeBackAfter = 2_000

/**
 * Opens the socket; called once the first screen is painted, because nothing on it waits for this. Its code may not get
 * through either: then that is told, and asked for again.
 */
export async function goLive(): Promise<void> {
  const library = await import('socket.io-client').catch(() => null)
  if (library)
    return live.attach(library.io({ transports: ['websocket'], reconnectionDelayMax: 5_000 }))
  live.lost()
  setTimeout(goLive, comeBackAfter)
}
