import fc from 'fast-check'
import { z } from 'zod'

type Json = z.core.JSONSchema.JSONSchema

/** Values that a schema of the contract takes, as a client would send them; `known` ids come up as often as others. */
export const arbitraryOf = (
  schema: z.ZodType,
  known: readonly string[] = [],
): fc.Arbitrary<unknown> => {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return anyOfSchema(json, json, known).filter((value) => schema.safeParse(value).success)
}

const anyOfSchema = (node: Json, whole: Json, known: readonly string[]): fc.Arbitrary<unknown> => {
  const at = (inner: Json | boolean) => anyOfSchema(inner as Json, whole, known)
  if (node.$ref) return at(definition(node.$ref, whole))
  if (node.const !== undefined) return fc.constant(node.const)
  if (node.enum) return fc.constantFrom(...node.enum)
  const choices = node.anyOf ?? node.oneOf
  if (choices) return fc.oneof(...choices.map(at))
  switch (node.type) {
    case 'string':
      return stringOf(node, known)
    case 'integer':
    case 'number':
      return numberOf(node)
    case 'boolean':
      return fc.boolean()
    case 'array':
      return fc.array(at(node.items as Json), {
        minLength: node.minItems ?? 0,
        maxLength: Math.min(node.maxItems ?? 5, 5),
      })
    case 'object':
      return recordOf(node, at)
    default:
      return fc.jsonValue()
  }
}

const definition = (ref: string, whole: Json): Json => {
  const found = whole.$defs?.[ref.replace('#/$defs/', '')]
  if (!found) throw new Error(`${ref} leads nowhere`)
  return found as Json
}

const recordOf = (node: Json, at: (inner: Json | boolean) => fc.Arbitrary<unknown>) => {
  const fields = Object.entries(node.properties ?? {}).map(([name, inner]) => [name, at(inner)])
  return fc.record(Object.fromEntries(fields) as Record<string, fc.Arbitrary<unknown>>, {
    requiredKeys: [...(node.required ?? [])],
    noNullPrototype: true,
  })
}

/** Mostly small ones, so that a region often lies on its still. */
const numberOf = ({ minimum = 0, maximum = 5_000 }: Json) => {
  const [min, most] = [Number(minimum), Number(maximum)]
  const upTo = (above: number) => fc.integer({ min, max: Math.min(most, min + above) })
  return fc.oneof(upTo(3), upTo(100), upTo(5_000))
}

const ID = /24\}?\$$/
const stringOf = (node: Json, known: readonly string[]): fc.Arbitrary<string> => {
  if (node.pattern && ID.test(node.pattern) && typeof node.example === 'string')
    return fc.constantFrom(node.example, ...known)
  if (typeof node.example === 'string') return fc.constantFrom(node.example, '1951', '1950-11-30')
  if (node.format === 'uri') return fc.webUrl()
  if (node.pattern && !node.format) return fc.stringMatching(new RegExp(node.pattern))
  const maxLength = Math.min(node.maxLength ?? 60, 60)
  return fc.oneof(
    fc.string({ unit: 'grapheme', minLength: node.minLength ?? 0, maxLength }),
    fc.constantFrom('Kim Il-su', '홍길동', '=HYPERLINK("x")', '\u202Eabc', "O'Brien <b>&", '0'),
  )
}

/** Always the same few values of a schema. */
export const samplesOf = (schema: z.ZodType, count: number, known: readonly string[] = []) =>
  fc.sample(arbitraryOf(schema, known), { seed: 1, numRuns: count })
