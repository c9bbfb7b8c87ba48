import { useEffect, useEffectEvent } from 'react'
import { bind, type KeyBinding } from './keys.ts'

/** Binds single keys while the part is on the screen, and puts them into the list that `?` opens. */
export function useKeys(those: readonly KeyBinding[]): void {
  const run = useEffectEvent((key: string) => those.find((one) => one.key === key)?.run())
  const shown = JSON.stringify(those.map(({ key, text }) => ({ key, text })))
  useEffect(() => {
    const named = JSON.parse(shown) as { key: string; text: string }[]
    return bind(named.map(({ key, text }) => ({ key, text, run: () => run(key) })))
  }, [shown])
}
