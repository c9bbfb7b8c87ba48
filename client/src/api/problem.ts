import {
  type Problem as Document,
  type FieldError,
  type ProblemCode,
  problems,
} from '@rollcall/contract/problem.ts'

/** A refusal by the server, as its problem document tells it. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly status: number
  readonly detail: string
  readonly errors: readonly FieldError[]
  readonly requestId: string | null
  /** The whole document, for the fields that single codes promise, such as `candidates`. */
  readonly document: Readonly<Record<string, unknown>>

  constructor(document: Partial<Document> & { code: ProblemCode }) {
    const { status, title } = problems[document.code]
    super(document.detail ?? title)
    this.name = 'Problem'
    this.code = document.code
    this.status = document.status ?? status
    this.detail = document.detail ?? title
    this.errors = document.errors ?? []
    this.requestId = document.requestId ?? null
    this.document = document
  }
}

/** The request did not get through, so nobody knows whether it was done: safe to send again with the same key. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'
}

export const isProblem = (error: unknown, ...codes: ProblemCode[]): error is Problem =>
  error instanceof Problem && (codes.length === 0 || codes.includes(error.code))

/** What was said about one field, by its path in the body: `provenance.date`. */
export const errorAt = (error: unknown, path: string): string | undefined =>
  error instanceof Problem ? error.errors.find((one) => one.path === path)?.message : undefined

/** Makes a problem of any refused answer, also of one that came from a proxy or the auth library. */
export function problemFrom(status: number, body: unknown): Problem {
  const said = typeof body === 'object' && body !== null ? (body as Partial<Document>) : {}
  if (said.code !== undefined && said.code in problems) {
    return new Problem({ ...said, code: said.code })
  }
  const detail = 'message' in said && typeof said.message === 'string' ? said.message : undefined
  return new Problem({ code: codeFor(status), status, ...(detail ? { detail } : {}) })
}

function codeFor(status: number): ProblemCode {
  const exact: Record<number, ProblemCode> = {
    401: 'auth.refused',
    403: 'forbidden',
    404: 'not-found',
    413: 'body.too-large',
    429: 'too-many',
    502: 'unready',
    503: 'unready',
    504: 'unready',
  }
  return exact[status] ?? (status < 500 ? 'request.invalid' : 'internal')
}
