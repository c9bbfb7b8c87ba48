/** What this browser keeps for this reader. Storage may be switched off or full: then nothing is kept, and all still works. */
const placeOf = (name: string) => `rollcall.${name}`

export function readKept(name: string): string | null {
  try {
    return localStorage.getItem(placeOf(name))
  } catch {
    return null
  }
}

export function keep(name: string, value: string): void {
  try {
    localStorage.setItem(placeOf(name), value)
  } catch {
    // It holds until the page is closed.
  }
}

export function forget(name: string): void {
  try {
    localStorage.removeItem(placeOf(name))
  } catch {
    // Nothing was kept.
  }
}
