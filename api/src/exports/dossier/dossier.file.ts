import type { Storage } from '../../media/storage.ts'
import type { AddressOf } from '../../platform/http/address.ts'
import type { Language } from '../../platform/http/language.ts'
import type { Dossier } from './dossier.reader.ts'
import { picturesFrom } from './pictures.ts'
import { printed } from './printing.ts'
import { saidIn } from './said.ts'
import { type Made, pagedOf } from './sections.ts'

/** A dossier as a PDF, drawn while it is sent. */
export const dossierFile = (
  storage: Storage,
  dossier: Dossier,
  made: Made,
  { language, at }: { readonly language: Language; readonly at: AddressOf },
): AsyncIterable<Buffer> =>
  printed(pagedOf(dossier, made, saidIn(language), at), picturesFrom(storage))
