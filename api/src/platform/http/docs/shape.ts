/** As much of JSON Schema as the contract's document uses. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
  readonly items?: Schema
  readonly prefixItems?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly default?: unknown
  readonly description?: string
  readonly format?: string
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
  readonly maxItems?: number
}

/** A schema as one writes it down for a reader: like a TypeScript type, with what else holds beside it. */
export const shapeOf = (schema: Schema, indent = ''): string => {
  if (schema.$ref) return schema.$ref.split('/').at(-1) ?? ''
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return unique(choices.map((one) => shapeOf(one, indent))).join(' | ')
  if (schema.allOf) return unique(schema.allOf.map((one) => shapeOf(one, indent))).join(' & ')
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((one) => JSON.stringify(one)).join(' | ')
  if (schema.items) return `${wrapped(shapeOf(schema.items, indent))}[]`
  if (schema.properties) return objectOf(schema, indent)
  if (typeof schema.additionalProperties === 'object')
    return `{ [name]: ${shapeOf(schema.additionalProperties, indent)} }`
  return typeof schema.type === 'string' ? schema.type : (schema.type?.join(' | ') ?? 'anything')
}

/** What a value must be besides its type. */
export const boundsOf = (schema: Schema): string =>
  [
    between(schema.minLength, schema.maxLength, 'characters'),
    between(schema.minimum, schema.maximum, ''),
    between(schema.minItems, schema.maxItems, 'entries'),
    schema.format,
    schema.pattern && schema.pattern.length < 60 && `like ${schema.pattern}`,
    schema.default !== undefined && `otherwise ${JSON.stringify(schema.default)}`,
    schema.description,
  ]
    .filter(Boolean)
    .join('; ')

const objectOf = ({ properties = {}, required = [] }: Schema, indent: string): string => {
  const inner = `${indent}  `
  const lines = Object.entries(properties).map(([name, schema]) => {
    const field = `${inner}${name}${required.includes(name) ? '' : '?'}: ${shapeOf(schema, inner)}`
    const bounds = boundsOf(schema)
    return bounds ? `${field}    // ${bounds}` : field
  })
  return lines.length > 0 ? `{\n${lines.join('\n')}\n${indent}}` : '{}'
}

const wrapped = (shape: string): string => (shape.includes(' | ') ? `(${shape})` : shape)

const unique = (list: readonly string[]): string[] => [...new Set(list)]

/** The largest safe integer is how a schema says that there is no limit. */
const between = (least: number | undefined, most: number | undefined, of: string): string => {
  const [low, high] = [limit(least), limit(most)]
  if (low === undefined && high === undefined) return ''
  const words = low === undefined ? `at most ${high}` : high === undefined ? `${low} or more` : null
  return `${words ?? `${low} to ${high}`} ${of}`.trim()
}

const limit = (value: number | undefined): number | undefined =>
  value === undefined || Math.abs(value) === Number.MAX_SAFE_INTEGER ? undefined : value
