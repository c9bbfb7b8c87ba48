import type { FilmFacts } from '@rollcall/contract/filmFacts.ts'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { FilmPlayer, type Playing } from './FilmPlayer.ts'

const standing: Playing = { frame: 0, speed: 0 }
const nothing = { subscribe: () => () => {}, last: () => standing }

/** Ties a player to a video element; null until the element is there. */
export function useFilmPlayer(facts: FilmFacts, start: number) {
  const video = useRef<HTMLVideoElement>(null)
  const [player, setPlayer] = useState<FilmPlayer | null>(null)
  const key = JSON.stringify(facts)
  useEffect(() => {
    if (!video.current) return
    const made = new FilmPlayer(video.current, JSON.parse(key) as FilmFacts)
    setPlayer(made)
    return made.end
  }, [key])
  const first = useRef(start)
  useEffect(() => player?.seek(first.current), [player])
  const store = player?.now ?? nothing
  const now = useSyncExternalStore(store.subscribe, store.last)
  return { video, player, now }
}
