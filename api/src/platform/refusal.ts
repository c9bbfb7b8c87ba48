import {
  type FieldError,
  type Problem,
  type ProblemCode,
  problems,
} from '@rollcall/contract/problem.ts'

export interface RefusalExtra {
  /** One sentence: what is wrong here and what would be right. */
  readonly detail?: string
  readonly errors?: readonly FieldError[]
  /** Members that the code promises beside the standard ones. */
  readonly members?: Readonly<Record<string, unknown>>
  readonly retryAfterSeconds?: number
  readonly headers?: Readonly<Record<string, string>>
}

/** Something a client asked for that is not given to it. Anything else that is thrown is a bug. */
export class Refusal extends Error {
  readonly code: ProblemCode
  readonly extra: RefusalExtra

  constructor(code: ProblemCode, extra: RefusalExtra = {}) {
    super(extra.detail ?? problems[code].title)
    this.code = code
    this.extra = extra
  }
}

export const refuse = (code: ProblemCode, extra?: RefusalExtra): Refusal => new Refusal(code, extra)

/** A field that parses, yet does not fit what is there. */
export const refuseField = (path: string, message: string): Refusal =>
  refuse('request.invalid', { detail: `${path}: ${message}`, errors: [{ path, message }] })

/** The refusal as RFC 9457 has it. */
export const problemOf = (refusal: Refusal, requestId: string): Problem => ({
  ...refusal.extra.members,
  type: `urn:rollcall:problem:${refusal.code}`,
  title: problems[refusal.code].title,
  status: problems[refusal.code].status,
  code: refusal.code,
  detail: refusal.message,
  ...(refusal.extra.errors && { errors: [...refusal.extra.errors] }),
  requestId,
})
