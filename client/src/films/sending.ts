import { Sender } from '../media/Sender.ts'
import { kindOf, type SourceKind } from './kindOf.ts'

/** As what the file is to be taken; the choice is another's where its name misled us. */
export interface AsSource {
  readonly kind: SourceKind
}

/** The film or photo that is on its way. */
export const sending = new Sender<AsSource>('sending')

export const sendSource = (file: File): void => sending.send(file, { kind: kindOf(file) })
