import type { Topic } from '@rollcall/contract/realtime.ts'
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import { live } from './live.ts'
import type { LiveState, News } from './Watching.ts'

/** Watches a topic while the part is on the screen; with null it watches nothing. */
export function useWatch(topic: Topic | null, onChanged: (news: News) => void): void {
  const listener = useEffectEvent(onChanged)
  useEffect(() => {
    if (topic !== null) return live.watch(topic, (frame) => listener(frame))
  }, [topic])
}

/** How many look at a topic now, this reader among them; null until it is known. The topic has to be watched too. */
export const usePresence = (topic: Topic): number | null =>
  useSyncExternalStore(live.subscribe, () => live.present(topic))

export const useLiveState = (): LiveState => useSyncExternalStore(live.subscribe, live.state)
