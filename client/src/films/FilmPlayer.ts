import type { FilmFacts } from '@rollcall/contract/filmFacts.ts'
import { storeOf } from '../keep/store.ts'
import { frameAt, secondsAt } from './frameTime.ts'

export interface Playing {
  /** The frame that is shown, from 0. */
  readonly frame: number
  /** 0 stands; below 0 it runs backwards. */
  readonly speed: number
}

const fastest = 8
/** How often a frame is asked for again where the browser shows another. */
const TRIES = 3

/**
 * Shows a film frame by frame. Browsers know only seconds, so a frame is asked for by its middle and the one that is
 * shown is known by its time stamp. They lose their way among several wishes at once and may then halt at another
 * picture: the next is asked for once the last has come, and again where it is not the one.
 * Backwards, which no browser plays, it goes from frame to frame as fast as they come.
 */
export class FilmPlayer {
  readonly now = storeOf<Playing>({ frame: 0, speed: 0 })
  readonly #video: HTMLVideoElement
  readonly #facts: FilmFacts
  #callback = 0
  #tick = 0
  /** The frame that the browser was asked for last, how often, and the one whose picture it shows. */
  #asked = { frame: -1, times: 0 }
  #shown = -1

  constructor(video: HTMLVideoElement, facts: FilmFacts) {
    this.#video = video
    this.#facts = facts
    video.addEventListener('ended', this.stop)
    video.addEventListener('seeked', this.#judge)
    this.#follow()
  }

  readonly end = (): void => {
    cancelAnimationFrame(this.#tick)
    this.#video.removeEventListener('ended', this.stop)
    this.#video.removeEventListener('seeked', this.#judge)
    this.#video.cancelVideoFrameCallback(this.#callback)
  }

  readonly toggle = (): void => (this.now.last().speed === 0 ? this.#forward(1) : this.stop())

  readonly stop = (): void => {
    cancelAnimationFrame(this.#tick)
    this.#video.pause()
    // Where it stopped is exactly the frame that is said.
    this.#show(this.now.last().frame)
    this.#become({ speed: 0 })
  }

  /** Stops at a frame. */
  readonly seek = (frame: number): void => {
    cancelAnimationFrame(this.#tick)
    this.#video.pause()
    this.#become({ speed: 0 })
    this.#show(frame)
  }

  readonly step = (frames: number): void => this.seek(this.now.last().frame + frames)

  /** Each time twice as fast in that direction; from the other one, at its own speed. */
  readonly shuttle = (direction: 1 | -1): void => {
    const { speed } = this.now.last()
    const faster = speed * direction > 0 ? Math.min(fastest, Math.abs(speed) * 2) : 1
    if (direction > 0) this.#forward(faster)
    else this.#backward(faster)
  }

  #forward(speed: number): void {
    cancelAnimationFrame(this.#tick)
    if (this.now.last().frame >= this.#facts.frames - 1) this.#show(0)
    // Nothing is asked for while it plays, so what waits is asked for first.
    if (this.#asked.frame !== this.now.last().frame && this.#video.seeking) this.#ask()
    this.#video.playbackRate = speed
    this.#become({ speed })
    this.#video.play().catch(() => this.#become({ speed: 0 }))
  }

  #backward(speed: number): void {
    cancelAnimationFrame(this.#tick)
    this.#video.pause()
    this.#become({ speed: -speed })
    const from = this.now.last().frame
    const began = performance.now()
    const perMillisecond = (speed * this.#facts.rate.num) / this.#facts.rate.den / 1000
    const tick = (now: number) => {
      const frame = Math.max(0, from - Math.floor((now - began) * perMillisecond))
      if (!this.#video.seeking && frame !== this.now.last().frame) this.#show(frame)
      if (this.now.last().frame === 0) this.#become({ speed: 0 })
      else this.#tick = requestAnimationFrame(tick)
    }
    this.#tick = requestAnimationFrame(tick)
  }

  #show(wished: number): void {
    const frame = Math.min(Math.max(0, wished), this.#facts.frames - 1)
    this.#become({ frame })
    if (!this.#video.seeking) this.#ask()
  }

  #ask(): void {
    const { frame } = this.now.last()
    this.#asked = { frame, times: this.#asked.frame === frame ? this.#asked.times + 1 : 1 }
    this.#video.currentTime = secondsAt(frame, this.#facts)
  }

  /** Where it stands, the picture is the one that was wished last, or it is asked for. */
  readonly #judge = (): void => {
    if (this.#video.seeking || this.now.last().speed > 0) return
    if (this.#asked.frame !== this.now.last().frame) this.#ask()
    else requestAnimationFrame(() => requestAnimationFrame(this.#again))
  }

  /** The picture is said to have come before it is told which: only after it has been drawn it is known to be another. */
  readonly #again = (): void => {
    const { frame, speed } = this.now.last()
    if (this.#video.seeking || speed > 0 || this.#shown === frame) return
    if (this.#asked.times < TRIES) this.#ask()
  }

  #follow(): void {
    this.#callback = this.#video.requestVideoFrameCallback((_, { mediaTime }) => {
      // While it stands, the frame is the one that was asked for, though its picture may still be on its way.
      this.#shown = frameAt(mediaTime, this.#facts)
      if (this.now.last().speed > 0) this.#become({ frame: this.#shown })
      this.#follow()
    })
  }

  #become(change: Partial<Playing>): void {
    this.now.set({ ...this.now.last(), ...change })
  }
}
