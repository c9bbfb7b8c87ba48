const GLIMPSE_WIDTH = 8
const GLIMPSE_HEIGHT = 6

/**
 * Collects what is looked for in grey frames of one size: sharpness, light, and a glimpse. Pixels are read by loops over
 * their bytes, since this is the one hot place of an ingest that is ours.
 */
export const makeLooks = (width: number, height: number) => {
  const sharpness: number[] = []
  const light: number[] = []
  const glimpses: Uint8Array[] = []
  return {
    sharpness,
    light,
    glimpse: (frame: number) => glimpses[frame] ?? new Uint8Array(),
    add: (grey: Uint8Array) => {
      sharpness.push(laplacianVariance(grey, width, height))
      light.push(meanOf(grey))
      glimpses.push(glimpseOf(grey, width, height))
    },
  }
}

const meanOf = (grey: Uint8Array): number => {
  let sum = 0
  for (const value of grey) sum += value
  return sum / grey.length
}

const laplacianVariance = (grey: Uint8Array, width: number, height: number): number => {
  const at = (index: number) => grey[index] as number
  let sum = 0
  let squares = 0
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1, n = y * width + 1; x < width - 1; x += 1, n += 1) {
      const edge = 4 * at(n) - at(n - 1) - at(n + 1) - at(n - width) - at(n + width)
      sum += edge
      squares += edge * edge
    }
  }
  const count = Math.max(1, (width - 2) * (height - 2))
  return squares / count - (sum / count) ** 2
}

/** Single pixels of a picture that was made small by averaging are enough. */
const glimpseOf = (grey: Uint8Array, width: number, height: number): Uint8Array => {
  const glimpse = new Uint8Array(GLIMPSE_WIDTH * GLIMPSE_HEIGHT)
  for (let n = 0; n < glimpse.length; n += 1) {
    const x = Math.floor(((n % GLIMPSE_WIDTH) + 0.5) * (width / GLIMPSE_WIDTH))
    const y = Math.floor((Math.floor(n / GLIMPSE_WIDTH) + 0.5) * (height / GLIMPSE_HEIGHT))
    glimpse[n] = grey[y * width + x] ?? 0
  }
  return glimpse
}
