import { z } from 'zod'

/** Frames per second as a rational number: 24000/1001 is `{ num: 24000, den: 1001 }`. */
export const rate = z
  .object({ num: z.number().int().min(1), den: z.number().int().min(1) })
  .meta({ id: 'Rate' })
export type Rate = z.infer<typeof rate>

/** Seconds from the beginning of what was sent; `to` null where nobody knows how much there was. */
const span = { from: z.number(), to: z.number() }
const first = z.enum(['top', 'bottom'])

/** What is to be known of a film beside its size and rate: how it was made, what was left out, what is missing. */
export const filmNote = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('interlaced'), first }),
    z.object({ kind: z.literal('hard-telecine'), first, restored: z.boolean() }),
    z.object({ kind: z.literal('soft-telecine') }),
    z.object({ kind: z.literal('times-evened') }),
    z.object({ kind: z.literal('sizes-differ') }),
    z.object({ kind: z.literal('sound-left-out') }),
    z.object({ kind: z.literal('beginning-missing'), ...span }),
    z.object({ kind: z.literal('part-missing'), ...span }),
    z.object({ kind: z.literal('part-damaged'), ...span }),
    z.object({ kind: z.literal('end-missing'), ...span, to: z.number().nullable() }),
  ])
  .meta({ id: 'FilmNote' })
export type FilmNote = z.infer<typeof filmNote>

/** Which field of its pictures was taken first; `none` where they are whole. */
export const fieldOrder = z.enum([...first.options, 'none'])
export type FieldOrder = z.infer<typeof fieldOrder>

/** Facts of the rendition: pixels upright and square, frames counted from 0. */
export const filmFacts = z.object({
  width: z.number().int(),
  height: z.number().int(),
  frames: z.number().int(),
  rate,
  seconds: z.number(),
  /** Empty too where a film was made before any were kept. */
  notes: z.array(filmNote),
})
export type FilmFacts = z.infer<typeof filmFacts>

/** Frames of one shot, `to` exclusive. */
export const shot = z.object({ from: z.number().int(), to: z.number().int() })
