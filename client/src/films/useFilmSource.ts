import { pathOf } from '@rollcall/contract/endpoint.ts'
import type { Film } from '@rollcall/contract/films.ts'
import { getFilmPlaylist, getFilmVideo } from '@rollcall/contract/playing.ts'
import { type RefObject, useEffect } from 'react'

const LIST = 'application/vnd.apple.mpegurl'
/** Whether pages may hand a video its pieces; browsers that let them not read lists by themselves. */
const takesPieces = 'MediaSource' in globalThis || 'ManagedMediaSource' in globalThis

/** Gives a video what it plays: the whole file, or of a long film its pieces, so that none waits for what tells where all of them lie. */
export function useFilmSource(
  video: RefObject<HTMLVideoElement | null>,
  { id, plays }: Pick<Film, 'id' | 'plays'>,
): void {
  const inPieces = plays?.hls ?? false
  useEffect(() => {
    const element = video.current
    if (!element) return
    const whole = pathOf(getFilmVideo, { filmId: id })
    const list = pathOf(getFilmPlaylist, { filmId: id })
    if (!inPieces || !takesPieces) {
      element.src = inPieces && element.canPlayType(LIST) ? list : whole
      return
    }
    let end: (() => void) | null = () => {}
    const playWhole = () => {
      if (!end) return
      const at = element.currentTime
      element.src = whole
      element.currentTime = at
    }
    import('./pieces.ts').then(({ playPieces }) => {
      if (end) end = playPieces(element, list, playWhole)
    }, playWhole)
    return () => {
      end?.()
      end = null
    }
  }, [video, id, inPieces])
}
