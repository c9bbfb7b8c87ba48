import { createHmac, timingSafeEqual } from 'node:crypto'

/** The cookie as the account library names it; browsers hold `__Secure-` ones to https. */
export const sessionCookieName = (secure: boolean): string =>
  `${secure ? '__Secure-' : ''}better-auth.session_token`

/** The cookies of a request, as the account library takes them. */
export const headersOf = (cookie: string | undefined): Headers =>
  new Headers(cookie ? { cookie } : {})

/** The session's token, if the cookie carries our signature over it (HMAC-SHA-256, base64, after the last dot). */
export const tokenOf = (headers: Headers, name: string, secret: string): string | null => {
  const value = cookieIn(headers.get('cookie') ?? '', name)
  const dot = value?.lastIndexOf('.') ?? -1
  if (!value || dot < 1) return null
  const token = value.slice(0, dot)
  const due = createHmac('sha256', secret).update(token).digest('base64')
  return isSame(value.slice(dot + 1), due) ? token : null
}

const cookieIn = (header: string, name: string): string | null => {
  const pair = header
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`))
  try {
    return pair ? decodeURIComponent(pair.slice(name.length + 1)) : null
  } catch {
    return null
  }
}

const isSame = (given: string, due: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(due)]
  return a.length === b.length && timingSafeEqual(a, b)
}
