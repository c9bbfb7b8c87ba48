import { MOST_TOLD } from '@rollcall/contract/queue.ts'
import { useFormat } from '../i18n/useFormat.ts'

/** How much of some kinds waits, in figures: where one of them was counted no further, with a plus. */
export function useTold(): (...some: readonly number[]) => string {
  const { number } = useFormat()
  return (...some) => {
    const most = some.map((one) => Math.min(one, MOST_TOLD)).reduce((sum, one) => sum + one, 0)
    return some.some((one) => one > MOST_TOLD) ? `${number(most)}+` : number(most)
  }
}
