/** Runs an act for each of many, so many at a time; gives what they gave, in their order. */
export const inCrowd = async <One, Given>(
  many: readonly One[],
  atOnce: number,
  act: (one: One, at: number) => Promise<Given>,
): Promise<Given[]> => {
  const given: Given[] = []
  let next = 0
  const work = async (): Promise<void> => {
    for (let at = next++; at < many.length; at = next++) given[at] = await act(many[at] as One, at)
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return given
}
