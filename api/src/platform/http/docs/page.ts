import { escaped } from '../html.ts'
import type { openApiDocument } from '../openapi.ts'
import { boundsOf, type Schema, shapeOf } from './shape.ts'

type Document = ReturnType<typeof openApiDocument>

interface Operation {
  readonly operationId?: string
  readonly summary?: string
  readonly description?: string
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content: Content }
  readonly responses?: Readonly<Record<string, { description?: string; content?: Content }>>
}

interface Parameter {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly schema: Schema
}

type Content = Readonly<Record<string, { readonly schema?: Schema }>>

/** The contract as a page for people: it needs no script, and prints. */
export const docsPage = (document: Document, nonce: string, css: string): string => {
  const operations = operationsOf(document)
  const groups = [...new Set(operations.map(({ group }) => group))]
  const schemas = Object.entries(document.components?.schemas ?? {}) as [string, Schema][]
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>The API of Rollcall</title>
<style nonce="${nonce}">${css}</style>
<main>
<h1>The API of Rollcall</h1>
${paragraphs(document.info.description ?? '')}
<p>The same for machines: <a href="/api/openapi.json">openapi.json</a>. An error is a problem document (RFC 9457) with a
stable code; a list is <code>{ items, nextCursor }</code>; whatever changes something may carry an
<code>Idempotency-Key</code>.</p>
<nav aria-label="Parts">${[...groups, 'shapes'].map((group) => `<a href="#${group}">${group}</a>`).join(' ')}</nav>
${groups.map((group) => groupOf(group, operations)).join('\n')}
<h2 id="shapes">shapes</h2>
${schemas.map(([name, schema]) => `<h3 id="${name}">${name}</h3>${shape(schema)}`).join('\n')}
</main>
</html>
`
}

const operationsOf = ({ paths = {} }: Document) =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, Operation>)
      .filter(([method]) => method !== 'parameters')
      .map(([method, operation]) => ({
        group: path.split('/')[2] ?? 'health',
        path,
        method: method.toUpperCase(),
        operation,
      })),
  )

type Listed = ReturnType<typeof operationsOf>[number]

const groupOf = (group: string, operations: readonly Listed[]): string =>
  `<h2 id="${group}">${group}</h2>
${operations
  .filter((one) => one.group === group)
  .map(section)
  .join('\n')}`

const section = ({ path, method, operation }: Listed): string => {
  const { operationId = path, summary = '', description = '' } = operation
  const { parameters = [], requestBody, responses = {} } = operation
  return `<section id="${operationId}">
<h3><code>${method} ${escaped(path)}</code></h3>
<p>${sentences(summary, description)}</p>
${parameters.map(parameter).join('')}
${requestBody ? `<h4>Body</h4>${contentOf(requestBody.content)}` : ''}
${Object.entries(responses).map(answer).join('')}
</section>`
}

const paragraphs = (text: string): string =>
  text
    .split('\n\n')
    .map((one) => `<p>${sentences(one)}</p>`)
    .join('\n')

const sentences = (...parts: readonly string[]): string =>
  escaped(parts.filter(Boolean).join('. ')).replace(/`([^`]+)`/g, '<code>$1</code>')

const parameter = ({ name, in: where, required, schema }: Parameter): string => {
  const words = [where, required ? '' : 'optional', shapeOf(schema), boundsOf(schema)]
  return `<p class="parameter"><code>${escaped(name)}</code> ${escaped(words.filter(Boolean).join(', '))}</p>`
}

const answer = ([status, { description = '', content = {} }]: [
  string,
  { description?: string; content?: Content },
]): string =>
  status.startsWith('2')
    ? `<h4>${status}</h4>${contentOf(content)}`
    : `<p class="refusal"><code>${status}</code> ${sentences(description)}</p>`

const contentOf = (content: Content): string =>
  Object.entries(content)
    .map(([type, { schema }]) => (schema ? shape(schema) : `<p><code>${escaped(type)}</code></p>`))
    .join('')

const shape = (schema: Schema): string => `<pre tabindex="0">${linked(shapeOf(schema))}</pre>`

/** Names of shapes lead to them, but for what stands in a comment or between quotes. */
const linked = (text: string): string =>
  text
    .split('\n')
    .map((line) => {
      const [code = '', ...comment] = line.split('    // ')
      const named = code.split(QUOTED).map((part, n) => (n % 2 ? escaped(part) : namesLinked(part)))
      return [named.join(''), ...comment.map(escaped)].join('    // ')
    })
    .join('\n')

const QUOTED = /("(?:[^"\\]|\\.)*")/

const namesLinked = (text: string): string =>
  escaped(text).replace(/(?<![\w;])[A-Z][A-Za-z]+\b/g, '<a href="#$&">$&</a>')
