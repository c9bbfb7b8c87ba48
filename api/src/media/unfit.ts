const sentences = {
  empty: 'The file is empty. Send it again.',
  playlist:
    'This is a playlist: it only points to other files. Send the film itself, for example as MP4.',
  markup:
    'This is a web page or a drawing in code. Send a picture as JPEG, PNG, WebP, TIFF or AVIF.',
  document: 'This is a document. Send the pictures in it one by one, as JPEG, PNG or TIFF.',
  archive: 'This is an archive. Unpack it and send the pictures or films in it one by one.',
  text: 'This is text. Send a picture as JPEG, PNG, WebP, TIFF or AVIF, or a film as MP4, MOV or MKV.',
  heic: 'This is a HEIC picture, as telephones make them. Send it as JPEG.',
  'picture-kind': 'Pictures of this kind cannot be read here. Send it as JPEG, PNG or TIFF.',
  sound: 'There is only sound in this file. Send a film with a picture, for example as MP4.',
  unknown:
    'This is no picture or film that can be read here. Send a picture as JPEG, PNG, WebP, TIFF or AVIF, or a film as MP4, MOV, MKV, AVI, MPEG or MXF.',
  'not-a-picture': 'This is a film, not a photo. Add it under Films.',
  'not-a-film': 'This is a photo, not a film. Add it under Photos.',
  damaged:
    'The file is damaged or was cut off, so that it cannot be read to its end. Copy it from its source again and send that.',
  'too-many-pixels': 'The picture has too many pixels. Send one with fewer pixels.',
  'too-long-a-side': 'A side of the picture is longer than 65,500 pixels. Send it in parts.',
  'too-large': 'The file is too large. Send it in parts, or compressed more strongly.',
  'no-picture-track': 'There is no moving picture in this file. Send a film with a picture in it.',
  'too-long-a-film': 'The film has more frames than can be handled. Send it in parts.',
  'too-demanding':
    'Reading this file took more time or memory than one file may take. Send it smaller, or saved anew as JPEG or MP4.',
} as const

export type UnfitReason = keyof typeof sentences

/** An upload that cannot become a source ([A3]). The message says to a person what it is and what to send instead. */
export class UnfitMedia extends Error {
  readonly reason: UnfitReason

  constructor(reason: UnfitReason, options: { readonly more?: string; cause?: unknown } = {}) {
    super([sentences[reason], options.more].filter(Boolean).join(' '), { cause: options.cause })
    this.reason = reason
  }
}
