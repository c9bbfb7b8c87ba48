import { PictureUnfit } from '../pictureUnfit.ts'
import type { Chunk, Layout, SampleForm } from './layout.ts'

/** The sample at `bit` of a row, as a number. */
export type ReadSample = (row: Buffer, bit: number) => number

/** Numbers of whole bytes lie as the file says; smaller and packed ones always from the highest bit. */
export const sampleReader = (bits: number, form: SampleForm, little: boolean): ReadSample => {
  if (form === 'float') return floatReader(bits, little)
  const whole = bits === 8 || bits === 16 || bits === 24 || bits === 32
  if (bits === 64) return bigReader(form, little)
  if (!whole) return packedReader(bits, form)
  const bytes = bits / 8
  if (bytes === 1)
    return form === 'signed'
      ? (row, bit) => row.readInt8(bit >> 3)
      : (row, bit) => row[bit >> 3] as number
  if (form === 'signed')
    return little
      ? (row, bit) => row.readIntLE(bit >> 3, bytes)
      : (row, bit) => row.readIntBE(bit >> 3, bytes)
  if (bytes === 2)
    return little
      ? (row, bit) => (row[bit >> 3] as number) | ((row[(bit >> 3) + 1] as number) << 8)
      : (row, bit) => ((row[bit >> 3] as number) << 8) | (row[(bit >> 3) + 1] as number)
  return little
    ? (row, bit) => row.readUIntLE(bit >> 3, bytes)
    : (row, bit) => row.readUIntBE(bit >> 3, bytes)
}

const bigReader = (form: SampleForm, little: boolean): ReadSample => {
  if (form === 'signed')
    return (row, bit) =>
      Number(little ? row.readBigInt64LE(bit >> 3) : row.readBigInt64BE(bit >> 3))
  return (row, bit) =>
    Number(little ? row.readBigUInt64LE(bit >> 3) : row.readBigUInt64BE(bit >> 3))
}

const floatReader = (bits: number, little: boolean): ReadSample => {
  if (bits === 32)
    return little
      ? (row, bit) => row.readFloatLE(bit >> 3)
      : (row, bit) => row.readFloatBE(bit >> 3)
  if (bits === 64)
    return little
      ? (row, bit) => row.readDoubleLE(bit >> 3)
      : (row, bit) => row.readDoubleBE(bit >> 3)
  if (bits !== 16 && bits !== 24)
    throw new PictureUnfit('picture-depth', `${bits} bit floating point`)
  const [exponentBits, fractionBits] = bits === 16 ? [5, 10] : [7, 16]
  const bias = 2 ** (exponentBits - 1) - 1
  return (row, bit) => {
    const raw = little ? row.readUIntLE(bit >> 3, bits / 8) : row.readUIntBE(bit >> 3, bits / 8)
    const fraction = raw % 2 ** fractionBits
    const exponent = Math.floor(raw / 2 ** fractionBits) % 2 ** exponentBits
    const sign = raw >= 2 ** (bits - 1) ? -1 : 1
    if (exponent === 0) return sign * fraction * 2 ** (1 - bias - fractionBits)
    return sign * (1 + fraction / 2 ** fractionBits) * 2 ** (exponent - bias)
  }
}

const packedReader = (bits: number, form: SampleForm): ReadSample => {
  const half = 2 ** (bits - 1)
  const unsigned: ReadSample = (row, bit) => {
    let value = 0
    for (let left = bits, at = bit; left > 0; ) {
      const room = 8 - (at & 7)
      const taken = Math.min(room, left)
      const part = ((row[at >> 3] ?? 0) >> (room - taken)) & ((1 << taken) - 1)
      value = value * 2 ** taken + part
      left -= taken
      at += taken
    }
    return value
  }
  if (form !== 'signed') return unsigned
  return (row, bit) => {
    const value = unsigned(row, bit)
    return value >= half ? value - 2 * half : value
  }
}

/** Undoes what a writer did before compressing, in place: 2, differences along a row; 3, differences of floats' bytes. */
export const undoPredictor = (
  { predictor, bits, samples, form }: Layout,
  chunk: Chunk,
  bytes: Buffer,
  row: number,
  little: boolean,
): void => {
  const stride = chunk.plane === null ? samples : 1
  const width = bits[chunk.plane ?? 0] ?? 8
  for (let at = 0; at + row <= bytes.length; at += row) {
    const one = bytes.subarray(at, at + row)
    if (predictor === 2) sumAlong(one, stride, width, little)
    else if (predictor === 3 && form === 'float') joinFloats(one, stride, width / 8, little)
  }
}

const sumAlong = (row: Buffer, stride: number, bits: number, little: boolean): void => {
  const size = bits / 8
  if (size === 1)
    for (let at = stride; at < row.length; at += 1)
      row[at] = (row[at] as number) + (row[at - stride] as number)
  if (size !== 2 && size !== 4) return
  const view = new DataView(row.buffer, row.byteOffset, row.byteLength)
  for (let at = stride * size; at + size <= row.length; at += size) {
    const from = at - stride * size
    if (size === 2)
      view.setUint16(at, view.getUint16(at, little) + view.getUint16(from, little), little)
    else view.setUint32(at, view.getUint32(at, little) + view.getUint32(from, little), little)
  }
}

/** The highest bytes of all samples come first, then the next ones. Leaves numbers in the file's own order. */
const joinFloats = (row: Buffer, stride: number, size: number, little: boolean): void => {
  for (let at = stride; at < row.length; at += 1)
    row[at] = (row[at] as number) + (row[at - stride] as number)
  const apart = Buffer.from(row)
  const count = Math.floor(row.length / size)
  for (let n = 0; n < count; n += 1)
    for (let byte = 0; byte < size; byte += 1)
      row[n * size + (little ? size - 1 - byte : byte)] = apart[byte * count + n] as number
}
