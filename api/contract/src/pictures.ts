import { z } from 'zod'

/** One derivative: its width in pixels, media type and address. */
export const picture = z.object({
  width: z.number().int(),
  type: z.enum(['image/webp', 'image/jpeg']),
  url: z.string(),
})
export type Picture = z.infer<typeof picture>
