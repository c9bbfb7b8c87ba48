import { useEffect, useEffectEvent } from 'react'
import { bind, type KeyBinding } from './keys.ts'

/** Binds single keys while the part is on the screen, and puts them into the list that `?` opens. */
export function useKeys(those: readonly KeyBinding[]): void {
  const run = useEffectEvent((key: string) => those.find((one) => one.key === key)?.run?.())
  const shown = JSON.stringify(those.map(({ key, text, run }) => [key, text, run !== undefined]))
  useEffect(() => {
    const named = JSON.parse(shown) as [key: string, text: string, runs: boolean][]
    return bind(
      named.map(([key, text, runs]) => ({ key, text, ...(runs && { run: () => run(key) }) })),
    )
  }, [shown])
}
