import type { Endpoint } from '@rollcall/contract/endpoint.ts'
import { z } from 'zod'

type Json = z.core.JSONSchema.JSONSchema

/** How long what people write may be: names of accounts, lines, texts. What has another bound is a token or an id. */
const LENGTHS = [100, 300, 5000]

/** Where in a body of this endpoint people write what they like: `provenance.place`, `fates[].authority`. */
export const textFieldsOf = ({ body }: Endpoint): readonly string[] => {
  if (!body) return []
  const whole = z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' })
  return [...new Set(fieldsIn(whole, whole, ''))].sort()
}

const fieldsIn = (node: Json, whole: Json, at: string): string[] => {
  const within = (inner: Json | boolean | undefined, path: string) =>
    typeof inner === 'object' ? fieldsIn(inner, whole, path) : []
  if (node.$ref) return within(whole.$defs?.[node.$ref.replace('#/$defs/', '')] as Json, at)
  const choices = [...(node.anyOf ?? []), ...(node.oneOf ?? []), ...(node.allOf ?? [])]
  if (choices.length > 0) return choices.flatMap((one) => within(one as Json, at))
  if (node.type === 'array') return within(node.items as Json, `${at}[]`)
  if (node.type === 'object')
    return [
      ...Object.entries(node.properties ?? {}).flatMap(([name, inner]) =>
        within(inner as Json, at ? `${at}.${name}` : name),
      ),
      ...within(node.additionalProperties as Json, `${at}.*`),
    ]
  return isWritten(node) ? [at] : []
}

const isWritten = ({ type, enum: some, pattern, format, example, maxLength = 0 }: Json): boolean =>
  type === 'string' && !(some || pattern || format || example) && LENGTHS.includes(maxLength)

/** The same names, of where `text` stands in a body. */
export const placesOf = (text: string, value: unknown, at = ''): readonly string[] => {
  if (value === text) return [at]
  if (Array.isArray(value)) return value.flatMap((one) => placesOf(text, one, `${at}[]`))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    placesOf(text, inner, at ? `${at}.${name}` : name),
  )
}
