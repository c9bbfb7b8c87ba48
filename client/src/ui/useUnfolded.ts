import { useEffect, useRef, useState } from 'react'

/**
 * A list behind a button: it closes on Escape, which gives the focus back, and once one is elsewhere. The browsers' own
 * popover is younger than many that people come with.
 */
export function useUnfolded() {
  const [isOpen, setOpen] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!isOpen) return
    const leave = ({ target }: Event) => {
      if (!place.current?.contains(target as Node)) setOpen(false)
    }
    const shut = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape') return
      setOpen(false)
      place.current?.querySelector('button')?.focus()
    }
    const heard = { pointerdown: leave, focusin: leave, keydown: shut } as const
    for (const [event, run] of Object.entries(heard))
      document.addEventListener(event, run as EventListener)
    return () => {
      for (const [event, run] of Object.entries(heard))
        document.removeEventListener(event, run as EventListener)
    }
  }, [isOpen])
  return { isOpen, place, turn: () => setOpen(!isOpen), close: () => setOpen(false) }
}
