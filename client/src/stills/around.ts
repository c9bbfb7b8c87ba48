import type { FilmFacts } from '@rollcall/contract/films.ts'

const TO_EACH_SIDE = 4

/** The frames of a film around one, in their order. */
export const framesAround = (frame: number, { frames }: Pick<FilmFacts, 'frames'>): number[] => {
  const first = Math.max(0, frame - TO_EACH_SIDE)
  const end = Math.min(frames, frame + TO_EACH_SIDE + 1)
  return Array.from({ length: end - first }, (_, at) => first + at)
}

/** The middle of a frame, in seconds: its edges belong to two. */
export const secondsAt = (frame: number, { rate }: Pick<FilmFacts, 'rate'>): number =>
  ((frame + 0.5) * rate.den) / rate.num

const WIDTH = 192

/** Seeks frame after frame, and draws each into its canvas. */
export async function drawFrames(
  video: HTMLVideoElement,
  canvases: readonly HTMLCanvasElement[],
  { frames, facts }: { readonly frames: readonly number[]; readonly facts: FilmFacts },
  signal: AbortSignal,
): Promise<void> {
  if (video.readyState < video.HAVE_METADATA) await heard(video, 'loadedmetadata', signal)
  for (const [at, canvas] of canvases.entries()) {
    if (signal.aborted) return
    video.currentTime = secondsAt(frames[at] ?? 0, facts)
    await heard(video, 'seeked', signal)
    canvas.width = WIDTH
    canvas.height = Math.round((WIDTH * facts.height) / facts.width)
    canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height)
  }
}

/** Resolves at the event, or when nobody wants it any more. */
const heard = (video: HTMLVideoElement, event: string, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    video.addEventListener(event, () => resolve(), { once: true, signal })
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
