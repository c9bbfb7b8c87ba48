import { z } from 'zod'
import { endpoint } from './endpoint.ts'

/** As the specification has it, any string: one that names nothing here is answered by 404. */
const identifier = z.string().min(1).max(200)
const part = z.string().min(1).max(100)
const image = z.strictObject({ identifier })
const jsonLd = { file: ['application/ld+json'] } as const

/** Formats of the Image API that are made here. */
export const imageFormats = ['jpg', 'png', 'webp', 'tif', 'gif'] as const

export const getImageBase = endpoint({
  name: 'getImageBase',
  method: 'GET',
  path: '/iiif/3/{identifier}',
  summary: 'Leads to what is known of an image (303)',
  access: 'visitor',
  params: image,
  status: 200,
  response: jsonLd,
  errors: ['not-found'],
})

export const getImageInformation = endpoint({
  name: 'getImageInformation',
  method: 'GET',
  path: '/iiif/3/{identifier}/info.json',
  summary:
    'A still as the IIIF Image API 3.0 describes it; its identifier is its id, its space that of regions ([K1])',
  access: 'visitor',
  params: image,
  status: 200,
  response: jsonLd,
  errors: ['not-found'],
})

export const getImage = endpoint({
  name: 'getImage',
  method: 'GET',
  path: '/iiif/3/{identifier}/{region}/{size}/{rotation}/{file}',
  summary:
    'A still, or a part of it, by the IIIF Image API 3.0, level 2; `file` is quality and format, as `default.jpg`',
  access: 'visitor',
  params: image.extend({ region: part, size: part, rotation: part, file: part }),
  status: 200,
  response: { file: ['image/jpeg', 'image/png', 'image/webp', 'image/tiff', 'image/gif'] },
  errors: ['not-found', 'image.not-made'],
})

export const getFilmManifest = endpoint({
  name: 'getFilmManifest',
  method: 'GET',
  path: '/iiif/presentation/3/films/{identifier}/manifest',
  summary:
    'A film for viewers of the IIIF Presentation API 3.0: its time, its stills as annotations, a range for each shot',
  access: 'visitor',
  params: image,
  status: 200,
  response: jsonLd,
  errors: ['not-found', 'film.not-ready'],
})

export const getStillManifest = endpoint({
  name: 'getStillManifest',
  method: 'GET',
  path: '/iiif/presentation/3/stills/{identifier}/manifest',
  summary:
    'A still for viewers of the IIIF Presentation API 3.0, with the men on it as annotations',
  access: 'visitor',
  params: image,
  status: 200,
  response: jsonLd,
  errors: ['not-found'],
})

export const getSubjectAnnotations = endpoint({
  name: 'getSubjectAnnotations',
  method: 'GET',
  path: '/iiif/presentation/3/subjects/{identifier}/annotations',
  summary: 'Where a man is seen, as a page of W3C Web Annotations on the canvases of his stills',
  access: 'visitor',
  params: image,
  status: 200,
  response: jsonLd,
  errors: ['not-found'],
})
