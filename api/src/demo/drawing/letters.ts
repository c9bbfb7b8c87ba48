/** Letters as chalk strokes on a field of 4 by 6, from the top: points as two figures, strokes parted by commas. */
const strokes: Record<string, string> = {
  A: '062046,1434',
  C: '4130100105163645',
  E: '40000646,0333',
  F: '400006,0333',
  I: '2026',
  L: '000646',
  M: '0600234046',
  N: '06004640',
  O: '103041453616050110',
  P: '06003041423303',
  R: '0600304142330346',
  T: '0040,2026',
  '4': '30044434,3036',
  '5': '400002324345361605',
}

export type Line = readonly (readonly [number, number])[]

/** The strokes of a text whose letters are `high`, its first letter's top left at the origin. */
export const writing = (text: string, high: number): Line[] => {
  const unit = high / 6
  return [...text].flatMap((letter, place) =>
    (strokes[letter] ?? '')
      .split(',')
      .filter(Boolean)
      .map((stroke) =>
        (stroke.match(/../g) ?? []).map(
          ([x, y]) => [(Number(x) + place * 5.6) * unit, Number(y) * unit] as const,
        ),
      ),
  )
}
