import Hls from 'hls.js/light'

const SECONDS_KEPT = 60
const SECONDS_AHEAD = 20

/**
 * Plays a film by the list of its pieces, for browsers that do not read such lists. Gives what ends it; where it comes to
 * nothing, `otherwise` has to do.
 */
export function playPieces(
  video: HTMLVideoElement,
  list: string,
  otherwise: () => void,
): () => void {
  const hls = new Hls({
    // It would come from a blob, which our policy forbids; for pieces of this kind it has nothing to do.
    enableWorker: false,
    startPosition: video.currentTime,
    backBufferLength: SECONDS_KEPT,
    maxBufferLength: SECONDS_AHEAD,
    maxMaxBufferLength: SECONDS_AHEAD,
  })
  hls.on(Hls.Events.ERROR, (_, { fatal }) => {
    if (!fatal) return
    hls.destroy()
    otherwise()
  })
  hls.loadSource(list)
  hls.attachMedia(video)
  return () => hls.destroy()
}
