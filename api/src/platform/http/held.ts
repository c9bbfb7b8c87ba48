/** Whether who asks has what would be sent, by his `If-None-Match` (RFC 9110, 13.1.2); `*` is whatever it is. */
export const isHeld = (ifNoneMatch: string | undefined, etag: string): boolean =>
  ifNoneMatch?.trim() === '*' || (ifNoneMatch?.includes(etag) ?? false)
