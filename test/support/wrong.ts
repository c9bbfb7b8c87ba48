import fc from 'fast-check'

const deep = (levels: number): unknown => {
  let value: unknown = 'bottom'
  for (let level = 0; level < levels; level++) value = level % 2 ? [value] : { in: value }
  return value
}

/** Things that no field asks for. As JSON.parse makes them: `__proto__` is a field like any other. */
const intruders: readonly unknown[] = [
  ...[null, true, false, 0, -1, 0.5, -0, 1e308, -1e308, 2 ** 53, 2 ** 31, 1e-320],
  ...[
    '',
    ' ',
    '\u0000',
    'a\u0000b',
    '\uD800',
    'x\uDC00y',
    '\uFFFF',
    '\u202E',
    '\r\nSet-Cookie: a=b',
  ],
  ...['x'.repeat(301), 'x'.repeat(5_001), '💥'.repeat(20_000), '[object Object]', 'null', 'NaN'],
  ...['1e308', '$where', '../../etc/passwd', '000000000000000000000000', '9999-99-99', "' || 1==1"],
  ...['(a+)+$', '١٢', '-1', '0x10', 'true', '__proto__', 'constructor', 'toString'],
  ...[[], [[]], [null], {}, { $gt: '' }, { $ne: null }, { $in: [] }, { $where: 'sleep(100)' }],
  ...[{ $oid: '64f0c2a1b3d4e5f60718293a' }, { length: 1e9 }, { toString: 1 }, { toJSON: 'x' }],
  JSON.parse('{"__proto__": {"role": "admin"}}'),
  JSON.parse('{"constructor": {"prototype": {"role": "admin"}}}'),
  ...[deep(40), deep(800), Array.from({ length: 2_000 }, () => ({ a: 1 }))],
]

export const intruder = fc
  .constantFrom(...intruders)
  .map((value): unknown => (typeof value === 'object' ? JSON.parse(JSON.stringify(value)) : value))

type Step = { readonly pick: number; readonly how: number; readonly what: unknown }
const step: fc.Arbitrary<Step> = fc.record({ pick: fc.nat(), how: fc.nat(), what: intruder })

/** A value of the schema, then broken in one to three places, each chosen anew. */
export const brokenFrom = (valid: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc
    .tuple(valid, fc.array(step, { minLength: 1, maxLength: 3 }))
    .map(([value, steps]) => steps.reduce(broken, structuredClone(value)))

const broken = (value: unknown, { pick, how, what }: Step): unknown => {
  const places = placesIn(value)
  const place = places[pick % (places.length + 1)]
  if (!place) return what
  const { holder, key } = place
  const here = Reflect.get(holder, key)
  const acts = [
    () => set(holder, key, what),
    () => set(holder, key, [here]),
    () => set(holder, key, { $eq: here }),
    () => set(holder, key, { [key]: here }),
    () => Reflect.deleteProperty(holder, key),
    () => set(holder, `${key}.${pick % 10}`, here),
    () => set(holder, '__proto__', what),
    () => set(holder, '$set', what),
  ]
  acts[how % acts.length]?.()
  return value
}

/** Defines, so that `__proto__` becomes a field and not the prototype. */
const set = (holder: object, key: string, value: unknown) =>
  Object.defineProperty(holder, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  })

interface Place {
  readonly holder: object
  readonly key: string
}

const placesIn = (value: unknown, depth = 0): readonly Place[] =>
  typeof value !== 'object' || value === null || depth > 5
    ? []
    : Object.keys(value).flatMap((key) => [
        { holder: value, key },
        ...placesIn(Reflect.get(value, key), depth + 1),
      ])
