import { isSeen } from './rules.ts'

/** What was seen here is kept no longer, also where no worker stands between. Browsers keep nothing over plain http. */
export async function dropSeen(): Promise<void> {
  if (!('caches' in globalThis)) return
  const seen = (await caches.keys()).filter(isSeen)
  await Promise.all(seen.map((place) => caches.delete(place)))
}
