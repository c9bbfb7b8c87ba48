import { dayOf } from '@rollcall/api/accounts/allowance.ts'

/** Shows what is counted by days of UTC within one of them: where midnight came meanwhile, it is shown on the new day. */
export const inOneDay = async (show: () => Promise<void>): Promise<void> => {
  const day = dayOf(new Date())
  const [shown] = await Promise.allSettled([show()])
  if (dayOf(new Date()) !== day) return inOneDay(show)
  if (shown.status === 'rejected') throw shown.reason
}
