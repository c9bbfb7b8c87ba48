import type { z } from 'zod'
import type { ProblemCode } from './problem.ts'

/** The least role that may call an endpoint; what it may do there is for the feature's policy. */
export type Access = 'visitor' | 'contributor' | 'moderator' | 'admin'

export interface Endpoint {
  /** camelCase, unique: the operationId. */
  readonly name: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** With `{name}` for each parameter. */
  readonly path: `/${string}`
  readonly summary: string
  readonly access: Access
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  readonly body?: z.ZodType
  readonly status: 200 | 201 | 204
  /** What the answer is parsed by; a media type where the answer is a file. */
  readonly response: z.ZodType | { readonly file: readonly string[] }
  readonly errors: readonly ProblemCode[]
  /** Whether the reader's own device may keep the answer, and show it while nothing gets through (record 0234). */
  readonly kept?: true
  /** A question that is too long for an address: it is posted, and changes nothing. */
  readonly asks?: true
}

/** One endpoint as a value: the server binds it, the client calls it, OpenAPI prints it. */
export const endpoint = <const E extends Endpoint>(value: E): E => value

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined
type Sent<S> = S extends z.ZodType ? z.input<S> : undefined

export type ParamsOf<E extends Endpoint> = Parsed<E['params']>
export type QueryOf<E extends Endpoint> = Parsed<E['query']>
export type BodyOf<E extends Endpoint> = Parsed<E['body']>
export type QuerySent<E extends Endpoint> = Sent<E['query']>
export type BodySent<E extends Endpoint> = Sent<E['body']>
/** What a handler returns, before the response schema has parsed it. */
export type ResponseMade<E extends Endpoint> = Sent<E['response']>
export type ResponseOf<E extends Endpoint> = Parsed<E['response']>

export const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'access' in value && 'path' in value

export const isFile = (endpoint: Endpoint): boolean => 'file' in endpoint.response

/** The path with its parameters filled in, each percent-encoded. */
export const pathOf = (endpoint: Endpoint, params: Readonly<Record<string, string>> = {}): string =>
  endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
