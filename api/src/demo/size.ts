/** How much of the demonstration is made. */
export interface Size {
  readonly people: number
  readonly portraits: number
  readonly photos: number
  /** Which takes of the reel, and how long they last; 1 as they were made. */
  readonly takes: readonly number[]
  readonly pace: number
  /** Whether frames are kept beside the one per shot. */
  readonly extra: boolean
}

export const whole: Size = {
  people: 100,
  portraits: 40,
  photos: 3,
  takes: [0, 1, 2, 3, 4],
  pace: 1,
  extra: true,
}

/** For tests, and for whoever is in a hurry. */
export const small: Size = {
  people: 24,
  portraits: 2,
  photos: 1,
  takes: [0, 1],
  pace: 0.3,
  extra: false,
}
