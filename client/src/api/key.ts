/**
 * A random UUID that marks one act, however often it is sent. `crypto.randomUUID` exists only in secure contexts; over
 * plain HTTP in a reading room's network the same is made of random bytes.
 */
export function newKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  return uuidOf(crypto.getRandomValues(new Uint8Array(16)))
}

/** Version 4, variant 1, of 16 random bytes. */
export function uuidOf(bytes: Uint8Array): string {
  const marked = bytes.map((byte, at) => {
    if (at === 6) return (byte & 0x0f) | 0x40
    if (at === 8) return (byte & 0x3f) | 0x80
    return byte
  })
  const hex = Array.from(marked, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [0, 8, 12, 16, 20]
    .map((from, part, starts) => hex.slice(from, starts[part + 1] ?? 32))
    .join('-')
}
