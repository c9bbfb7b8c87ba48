import { createHmac } from 'node:crypto'

const STEP_SECONDS = 30
const DIGITS = 6

/** The code of a time-based second factor (RFC 6238 with SHA-1, six digits, 30 seconds): what a telephone would show. */
export const totpCode = (secret: string | Buffer, at: Date = new Date()): string => {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at.getTime() / 1000 / STEP_SECONDS)))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const offset = mac.readUInt8(mac.length - 1) & 0x0f
  const number = (mac.readUInt32BE(offset) & 0x7fff_ffff) % 10 ** DIGITS
  return String(number).padStart(DIGITS, '0')
}
