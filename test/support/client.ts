import {
  type BodySent,
  type Endpoint,
  pathOf,
  type QuerySent,
  type ResponseOf,
} from '@rollcall/contract/endpoint.ts'
import { type Problem, problem } from '@rollcall/contract/problem.ts'
import type { z } from 'zod'

export interface Answer {
  readonly status: number
  readonly headers: Headers
  /** Parsed when it is JSON, else the text. */
  readonly body: unknown
}

export interface Sent {
  readonly method?: string
  /** Sent as JSON unless it is a string or bytes already. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** As it goes over the wire: a test may take an id from anywhere, so brands are left out. */
export type Plain<T> = T extends z.core.$brand
  ? string
  : T extends readonly (infer One)[]
    ? readonly Plain<One>[]
    : T extends object
      ? { [Name in keyof T]: Plain<T[Name]> }
      : T

export type Asked<E extends Endpoint> = {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Partial<Plain<QuerySent<E>>>
  readonly body?: Plain<BodySent<E>>
  /** Idempotency-Key. */
  readonly key?: string
}

/** One browser: it keeps its cookies. */
export class Client {
  readonly url: string
  readonly cookies = new Map<string, string>()

  constructor(url: string, cookies: Iterable<readonly [string, string]> = []) {
    this.url = url
    for (const [name, value] of cookies) this.cookies.set(name, value)
  }

  /** The same person at another process. */
  at(url: string): Client {
    return new Client(url, this.cookies)
  }

  /** Value of the Cookie header. */
  cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  /** Any request at all. */
  async send(path: string, { method = 'GET', body, headers }: Sent = {}): Promise<Answer> {
    const raw = typeof body === 'string' || body instanceof Uint8Array
    const response = await fetch(this.url + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(this.cookies.size > 0 && { cookie: this.cookie() }),
        ...(body !== undefined && !raw && { 'content-type': 'application/json' }),
        ...(method !== 'GET' && method !== 'HEAD' && { origin: this.url }),
        ...headers,
      },
      ...(body !== undefined && { body: raw ? (body as BodyInit) : JSON.stringify(body) }),
    })
    this.keep(response.headers.getSetCookie())
    const text = await response.text()
    return { status: response.status, headers: response.headers, body: parsed(text, response) }
  }

  /** An endpoint of the contract, whatever it answers. */
  call<E extends Endpoint>(endpoint: E, asked: Asked<E> = {}): Promise<Answer> {
    return this.send(pathOf(endpoint, asked.params) + queryOf(asked.query), {
      method: endpoint.method,
      ...(asked.body !== undefined && { body: asked.body }),
      ...(asked.key && { headers: { 'idempotency-key': asked.key } }),
    })
  }

  /** An endpoint that must succeed; gives the answer parsed by the contract. */
  async done<E extends Endpoint>(endpoint: E, asked: Asked<E> = {}): Promise<ResponseOf<E>> {
    const { status, body } = await this.call(endpoint, asked)
    if (status !== endpoint.status)
      throw new Error(`${endpoint.name} answered ${status}: ${JSON.stringify(body)}`)
    return (
      'file' in endpoint.response ? body : (endpoint.response as z.ZodType).parse(body)
    ) as ResponseOf<E>
  }

  /** An endpoint that must refuse; gives the problem. */
  async refused<E extends Endpoint>(endpoint: E, asked: Asked<E> = {}): Promise<Problem> {
    const { status, body } = await this.call(endpoint, asked)
    if (status < 400) throw new Error(`${endpoint.name} answered ${status} and refused nothing`)
    return problem.parse(body)
  }

  private keep(lines: readonly string[]): void {
    for (const line of lines) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '' || /max-age=0/i.test(line)) this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
  }
}

const queryOf = (query: object | undefined): string => {
  const entries = Object.entries(query ?? {}).filter(([, value]) => value !== undefined)
  return entries.length > 0
    ? `?${new URLSearchParams(entries.map(([k, v]) => [k, String(v)]))}`
    : ''
}

const parsed = (text: string, response: Response): unknown =>
  /\bjson\b/.test(response.headers.get('content-type') ?? '') && text !== '' ? asJson(text) : text

/** JSON Lines are no JSON: those who ask for them read the text. */
const asJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
