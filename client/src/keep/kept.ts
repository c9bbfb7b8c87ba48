/** What this browser keeps for this reader. Storage may be switched off or full: then nothing is kept, and all still works. */
const placeOf = (name: string) => `rollcall.${name}`

/** A place to keep texts in, by name. */
const keptIn = (storage: () => Storage) => ({
  read: (name: string): string | null => {
    try {
      return storage().getItem(placeOf(name))
    } catch {
      return null
    }
  },
  keep: (name: string, value: string): void => {
    try {
      storage().setItem(placeOf(name), value)
    } catch {
      // It holds until the page is closed.
    }
  },
  forget: (name: string): void => {
    try {
      storage().removeItem(placeOf(name))
    } catch {
      // Nothing was kept.
    }
  },
})

/** Beyond this visit. */
export const browser = keptIn(() => localStorage)
export const { read: readKept, keep, forget } = browser

/** Nothing that was begun here is left for whoever uses this browser next. */
export function forgetAll(prefix: string): void {
  try {
    for (const name of Object.keys(localStorage))
      if (name.startsWith(placeOf(prefix))) localStorage.removeItem(name)
  } catch {
    // Nothing was kept.
  }
}

/** Only as long as this tab is open, and in it alone. */
export const tab = keptIn(() => sessionStorage)
