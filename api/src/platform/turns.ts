/** Lets so many act at once; the others wait, in the order of asking. */
export const turnsOf = (atOnce: number) => {
  const waiting: (() => void)[] = []
  let taken = 0
  return async <T>(act: () => Promise<T>): Promise<T> => {
    if (taken >= atOnce) await new Promise<void>((room) => waiting.push(room))
    else taken += 1
    try {
      return await act()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else taken -= 1
    }
  }
}
