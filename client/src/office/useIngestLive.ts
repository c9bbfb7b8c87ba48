import { listSent } from '@rollcall/contract/ingest.ts'
import { useEffect, useRef } from 'react'
import { useAnswers } from '../api/answers.ts'
import { useWatch } from '../live/hooks.ts'

/** Progress is told several times a second. */
const PAUSE_MS = 1_000

/** Reads the list again when something of it changed, once a second at most. */
export function useIngestLive(): void {
  const { refresh } = useAnswers()
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined)
  const read = () => {
    waiting.current = undefined
    void refresh(listSent)
  }
  useWatch('ingest', () => {
    waiting.current ??= setTimeout(read, PAUSE_MS)
  })
  useEffect(() => () => clearTimeout(waiting.current), [])
}
