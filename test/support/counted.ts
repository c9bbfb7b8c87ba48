import { makeWithFfmpeg } from './media.ts'

export const frames = 48

interface CountedAsked {
  readonly rate?: string
  readonly sound?: boolean
}

/** A film each of whose frames is one grey, by which it can be told which one it is. */
export const makeCounted = ({ rate = '24000/1001', sound = false }: CountedAsked = {}) =>
  makeWithFfmpeg(
    [
      ...['-f', 'lavfi', '-i', `nullsrc=size=160x120:rate=${rate}`],
      ...(sound ? ['-f', 'lavfi', '-i', 'sine', '-c:a', 'aac', '-shortest'] : []),
      ...['-vf', "geq=lum='20+4*N':cb=128:cr=128", '-frames:v', `${frames}`, '-c:v', 'libx264'],
      ...['-pix_fmt', 'yuv420p', '-crf', '4', '-threads', '1', '-timelimit', '60'],
    ],
    'counted.mp4',
  )

/** Which frame it is of which `source` has the grey, in a page. WebKit draws a film up to three steps of 255 darker than others. */
const counted = `(source) => {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 1
  const context = canvas.getContext('2d')
  context.drawImage(source, 0, 0, 1, 1)
  const grey = context.getImageData(0, 0, 1, 1).data[1]
  return Math.round((((grey + 1.2) * 219) / 255 + 16 - 20) / 4)
}`

/** Asked in a page: the frame that its video shows, whatever the page says. */
export const countedFrame = `(async () => {
  const video = document.querySelector('video')
  if (!video || video.readyState < 2) return null
  if (video.seeking) await new Promise((done) => video.addEventListener('seeked', done, { once: true }))
  return (${counted})(video)
})()`

/** Asked in a page: the frames that the pictures of a strip are of. */
export const countedStrip = `[...document.querySelectorAll('ol canvas')].map(${counted})`

/** Asked in a page: the frame that a picture is of. */
export const countedPicture = (url: string): string => `(async () => {
  const picture = new Image()
  picture.src = ${JSON.stringify(url)}
  await picture.decode()
  return (${counted})(picture)
})()`
