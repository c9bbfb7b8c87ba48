/** What people send by mistake, or else: named as far as it helps them to send something better. */
export type Stranger =
  | 'pdf'
  | 'document'
  | 'archive'
  | 'picture-kind'
  | 'sound'
  | 'playlist'
  | 'markup'
  | 'text'
  | 'unknown'

/** By the first 4 KiB of a file that is no picture or film as we know them. */
export const strangerIn = (head: Uint8Array): Stranger => {
  const latin = Array.from(head, (byte) => String.fromCharCode(byte)).join('')
  const signed = signatures.find(({ at, starts }) =>
    starts.some((sign) => latin.startsWith(sign, at)),
  )
  if (signed) return signed.reason
  if (!isText(head)) return 'unknown'
  const text = latin.replace(/^\xef\xbb\xbf/, '').trimStart()
  return written.find(([pattern]) => pattern.test(text))?.[1] ?? 'text'
}

interface Signature {
  readonly at: number
  readonly starts: readonly string[]
  readonly reason: Stranger
}

const bytes = (...hex: string[]): string[] =>
  hex.map((one) => one.replace(/../g, (byte) => String.fromCharCode(Number.parseInt(byte, 16))))

const signatures: readonly Signature[] = [
  { at: 0, reason: 'pdf', starts: ['%PDF-', '\xef\xbb\xbf%PDF-'] },
  {
    at: 0,
    reason: 'document',
    starts: ['%!PS', '{\\rtf', 'AT&TFORM', ...bytes('d0cf11e0')],
  },
  { at: 0, reason: 'archive', starts: ['Rar!', 'BZh', 'MSCF', ...bytes('504b0304', '504b0506')] },
  { at: 0, reason: 'archive', starts: bytes('1f8b', '377abcaf', 'fd377a585a', '28b52ffd') },
  { at: 257, reason: 'archive', starts: ['ustar'] },
  { at: 0, reason: 'picture-kind', starts: ['8BPS', '#?RADIANCE'] },
  { at: 0, reason: 'picture-kind', starts: bytes('00000100', 'ff0a') },
  { at: 4, reason: 'picture-kind', starts: ['JXL ', 'ftypcrx '] },
  {
    at: 0,
    reason: 'sound',
    starts: ['ID3', 'fLaC', '#!AMR', 'MThd', ...bytes('fffb', 'fff1', 'fff9')],
  },
  { at: 8, reason: 'sound', starts: ['WAVEfmt', 'AIFF', 'AIFC'] },
  { at: 4, reason: 'sound', starts: ['ftypM4A ', 'ftypM4B '] },
]

const written: readonly (readonly [RegExp, Stranger])[] = [
  [/^(#EXTM3U|ffconcat version|\[playlist\]|<smil|<asx)/i, 'playlist'],
  [/<MPD[\s>]/, 'playlist'],
  [/^<(!--|!doctype|html|head|body|svg|\?xml|script)/i, 'markup'],
]

const isText = (head: Uint8Array): boolean => head.every((byte) => byte >= 0x20 || isSpace(byte))
const isSpace = (byte: number): boolean => byte >= 9 && byte <= 13 && byte !== 11
