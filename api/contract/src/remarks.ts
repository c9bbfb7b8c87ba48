import { z } from 'zod'

const count = z.number().int().min(1)

/** What is to be known of how a photo was read: what is missing, was left out, or had to be assumed ([A3]). */
export const remark = z.discriminatedUnion('code', [
  /** So much of the picture's area could not be read, and is grey. */
  z.object({ code: z.literal('part-missing'), percent: count }),
  /** The file ends early; how much the picture lost cannot be told. */
  z.object({ code: z.literal('cut-off') }),
  /** The decoder's own words of what is odd in the file. */
  z.object({ code: z.literal('odd'), said: z.string() }),
  /** It is one of several pictures in its file. */
  z.object({ code: z.literal('page'), page: count, pages: count }),
  /** Only the first of the pictures of an animation is shown. */
  z.object({ code: z.literal('first-of-animation'), pictures: count }),
  /** Channels beside the colours, such as a scanner's infrared or a saved selection. */
  z.object({ code: z.literal('channels-left-out'), channels: count }),
  /** The file does not say which numbers are black: 0 was taken for it. */
  z.object({ code: z.literal('tones-assumed') }),
  /** The file does not say that it uses fewer bits than it has. */
  z.object({ code: z.literal('depth-assumed'), bits: count }),
])
export type Remark = z.infer<typeof remark>

/** A remark as it is shown: `says` is one English sentence. */
export type ShownRemark = Remark & { readonly says: string }
const shown = remark.options.map((one) => one.extend({ says: z.string() }))
export const shownRemark: z.ZodType<ShownRemark> = z
  .discriminatedUnion('code', shown as never)
  .meta({ id: 'Remark' })
