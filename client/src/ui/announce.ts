import { storeOf } from '../keep/store.ts'

export const announcements = storeOf({ text: '', turn: 0 })

/** Says a sentence politely to screen readers. */
export function announce(text: string): void {
  announcements.set({ text, turn: announcements.last().turn + 1 })
}
