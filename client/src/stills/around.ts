import type { FilmFacts } from '@rollcall/contract/filmFacts.ts'
import { frameAt, secondsAt } from '../films/frameTime.ts'
import { storeOf } from '../keep/store.ts'

const TO_EACH_SIDE = 4

/** The frames of a film around one, in their order. */
export const framesAround = (frame: number, { frames }: Pick<FilmFacts, 'frames'>): number[] => {
  const first = Math.max(0, frame - TO_EACH_SIDE)
  const end = Math.min(frames, frame + TO_EACH_SIDE + 1)
  return Array.from({ length: end - first }, (_, at) => first + at)
}

const WIDTH = 192

/** How often a frame is asked for where the browser shows another, and how long it may take to say which it shows. */
const TRIES = 3
const SAYS_WITHIN_MS = 1000

/** Seeks frame after frame, and draws each into its canvas. */
export async function drawFrames(
  video: HTMLVideoElement,
  canvases: readonly HTMLCanvasElement[],
  { frames, facts }: { readonly frames: readonly number[]; readonly facts: FilmFacts },
  signal: AbortSignal,
): Promise<void> {
  if (video.readyState < video.HAVE_METADATA) await heard(video, 'loadedmetadata', signal)
  const shown = followFrames(video, facts, signal)
  for (const [at, canvas] of canvases.entries()) {
    const frame = frames[at] ?? 0
    for (let times = 0; times < TRIES && !signal.aborted; times++) {
      video.currentTime = secondsAt(frame, facts)
      await heard(video, 'seeked', signal)
      if (await shown.becomes(frame)) break
    }
    if (signal.aborted) return
    canvas.width = WIDTH
    canvas.height = Math.round((WIDTH * facts.height) / facts.width)
    canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height)
  }
}

/**
 * Which frame a video shows, by the time stamp of its picture. Browsers say that they are there before the picture is, and
 * may halt at another: where it does not become the one that was asked for, it is asked for again.
 */
function followFrames(video: HTMLVideoElement, facts: FilmFacts, signal: AbortSignal) {
  const last = storeOf(-1)
  let callback = 0
  const follow = () => {
    callback = video.requestVideoFrameCallback((_, { mediaTime }) => {
      last.set(frameAt(mediaTime, facts))
      follow()
    })
  }
  follow()
  signal.addEventListener('abort', () => video.cancelVideoFrameCallback(callback), { once: true })
  const becomes = (frame: number) =>
    new Promise<boolean>((resolve) => {
      const settle = () => {
        clearTimeout(late)
        leave()
        resolve(last.last() === frame)
      }
      const late = setTimeout(settle, SAYS_WITHIN_MS)
      const leave = last.subscribe(() => last.last() === frame && settle())
      if (last.last() === frame) settle()
    })
  return { becomes }
}

/** Resolves at the event, or when nobody wants it any more. */
const heard = (video: HTMLVideoElement, event: string, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    video.addEventListener(event, () => resolve(), { once: true, signal })
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
