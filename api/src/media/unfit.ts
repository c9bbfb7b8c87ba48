import type { PageSize } from './pictureUnfit.ts'

const sentences = {
  empty: 'This file is empty. Please send it again, or send another copy of it.',
  playlist:
    'This is a playlist: it only points to other files. Please send the film itself, for example an MP4.',
  markup: 'This is a web page or a vector drawing. Please send a JPEG, PNG, TIFF or HEIC picture.',
  pdf: 'This is a PDF, not a film or photo. Please add it as a source document; moderators can do that.',
  document:
    'This is a document. Please save it as a PDF, which a moderator can add as a source document, or send the pictures in it one by one, as JPEG, PNG or TIFF.',
  'pdf-locked':
    'This PDF is encrypted and opens only with a password. Please save it without one and send that.',
  'pdf-empty': 'This PDF has no pages. Please send another copy of it.',
  'pdf-unreadable-here':
    'This is a PDF, and the program that reads them (poppler-utils) is not on this server. Please send its pages as JPEG, PNG or TIFF pictures.',
  'too-many-pages':
    'This document has more pages than we can handle ({{named}}). Please send it in parts.',
  'no-document':
    'This is a film, not a document. Please send a PDF, or its pages as pictures, or add the film as a film.',
  archive:
    'This is a compressed folder, such as a ZIP file. Please unpack it and send its pictures or films one by one.',
  text: 'This is a text file. Please send a JPEG, PNG, TIFF or HEIC picture, or an MP4, MOV or MKV film.',
  heic: 'This is a HEIC picture, as many phones make them, and the program that reads them is not on this server. Please save it as JPEG and send that.',
  'several-pictures':
    'This file holds several pictures (pages). Please say which of them is meant, and add them one by one.',
  'no-such-page': 'This file has no picture (page) of that number. Please say another one.',
  'raw-picture':
    'This is a camera’s raw picture, such as a DNG, of which nothing can be seen yet. Please save it as TIFF or JPEG in your photo program and send that.',
  'picture-compression':
    'This TIFF is compressed in a way that we cannot read ({{named}}). Please save it with LZW compression, or without any, and send that.',
  'picture-colours':
    'This TIFF says its colours in a way that we cannot read ({{named}}). Please save it in RGB or grey and send that.',
  'picture-depth':
    'This picture has samples of a depth that we cannot read ({{named}}). Please save it with 8 or 16 bits and send that.',
  'picture-kind':
    'We cannot read this kind of picture. Please save it as JPEG, PNG or TIFF and send that.',
  sound: 'This file holds only sound. Please send a film with a picture, for example an MP4.',
  unknown:
    'We cannot read this file as a picture or film. Please send a JPEG, PNG, TIFF or HEIC picture, or an MP4, MOV, MKV, AVI, MPEG or MXF film.',
  'not-a-picture': 'This is a film, not a photo. Please add it as a film.',
  'not-a-film': 'This is a photo, not a film. Please add it as a photo.',
  damaged:
    'This file is damaged or was cut off, so it cannot be read to the end. Please copy it from its source again and send the new copy.',
  'too-many-pixels': 'This picture has too many pixels. Please send a smaller version.',
  'too-long-a-side':
    'One side of this picture is longer than 65,500 pixels. Please send it in parts.',
  'too-large': 'This file is too large. Please send it in parts, or compress it more.',
  'no-picture-track': 'There is no moving picture in this file. Please send a film with a picture.',
  'too-long-a-film': 'This film has more frames than we can handle. Please send it in parts.',
  'too-demanding':
    'Reading this file took more time or memory than we allow. Please send a smaller version, or save it again as JPEG or MP4.',
} as const

export type UnfitReason = keyof typeof sentences

/** An upload that cannot become a source ([A3]). The message says to a person what it is and what to send instead. */
export class UnfitMedia extends Error {
  readonly reason: UnfitReason
  /** What it is, by a name that is the same in all languages. */
  readonly named: string | undefined
  readonly pages: readonly PageSize[] | undefined

  constructor(reason: UnfitReason, { more, named, pages, cause }: UnfitSaid = {}) {
    const sentence = sentences[reason].replace('{{named}}', named ?? '?')
    super([sentence, more].filter(Boolean).join(' '), { cause })
    this.reason = reason
    this.named = named
    this.pages = pages
  }
}

interface UnfitSaid {
  readonly more?: string | undefined
  readonly named?: string | undefined
  readonly pages?: readonly PageSize[] | undefined
  readonly cause?: unknown
}
