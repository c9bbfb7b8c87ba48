import type { PoolFilter } from '@rollcall/contract/pool.ts'
import { useSearchParams } from 'react-router'
import { useChosen } from '../ui/Choose.tsx'
import { offIn, switched } from './poolAsked.ts'

/** Switches a filter of the pool on or off in the address. */
export function useSwitch(): (filter: PoolFilter) => void {
  const [search] = useSearchParams()
  const [, chooseOff] = useChosen('off')
  return (filter) => chooseOff(switched(offIn(search), filter).join(','))
}
