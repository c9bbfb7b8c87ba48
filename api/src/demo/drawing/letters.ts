/** Letters as strokes of chalk or of a typewriter on a field of 4 by 6, from the top: points as two figures, strokes parted by commas. */
const strokes: Record<string, string> = {
  A: '062046,1434',
  B: '06003041423303,3344453606',
  C: '4130100105163645',
  D: '06003041453606',
  E: '40000646,0333',
  F: '400006,0333',
  G: '413010010516364543,4323',
  H: '0006,4046,0343',
  I: '2026',
  J: '4045361605',
  K: '0006,400346',
  L: '000646',
  M: '0600234046',
  N: '06004640',
  O: '103041453616050110',
  P: '06003041423303',
  Q: '103041453616050110,2446',
  R: '0600304142330346',
  S: '413010010213334445361605',
  T: '0040,2026',
  U: '000516364540',
  V: '002640',
  W: '0016223640',
  X: '0046,4006',
  Y: '002340,2326',
  Z: '00400646',
  '0': '103041453616050110,3115',
  '1': '112026,1636',
  '2': '01103041420646',
  '3': '011030414233,13334445361605',
  '4': '30044434,3036',
  '5': '400002324345361605',
  '6': '413010010516364544331304',
  '7': '004016',
  '8': '103041423313020110,130405163645443313',
  '9': '051636454130100102133342',
  '.': '2526',
  ',': '2517',
  ':': '2122,2526',
  '-': '1333',
  '/': '0640',
  '(': '30212536',
  ')': '10212516',
  "'": '2021',
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

/** Every sign that can be written, with its strokes on its field. */
export const signs = Object.entries(strokes).map(([sign, drawn]) => ({
  sign,
  lines: drawn
    .split(',')
    .map((line) => (line.match(/../g) ?? []).map(([x, y]) => [Number(x), Number(y)] as const)),
}))
