import type { Changed } from '@rollcall/contract/realtime.ts'

/** Says of each frame whether it is news: an older version of the same thing under a topic is not, an equal one is. */
export function newestOnly(): (frame: Changed) => boolean {
  const highest = new Map<string, number>()
  return ({ topic, kind, id, version }) => {
    const thing = `${topic} ${kind} ${id}`
    if (version < (highest.get(thing) ?? version)) return false
    highest.set(thing, version)
    return true
  }
}
