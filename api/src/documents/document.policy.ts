import type { Reader } from '../films/restriction.ts'
import { moderator, type Viewer } from '../platform/viewer.ts'
import type { SourceDocumentDoc } from './document.model.ts'
import type { PageDoc } from './page.model.ts'

const readsAll = (reader: Reader): boolean => reader === 'program' || moderator(reader)

/** Whether somebody may see a page: others than moderators, once it is open. */
export const maySeePage = (reader: Reader, { opened }: Pick<PageDoc, 'opened'>): boolean =>
  opened || readsAll(reader)

/** The same as a query. */
export const pagesSeenBy = (reader: Reader): { opened?: true } =>
  readsAll(reader) ? {} : { opened: true }

/** A document is there for whoever may see a page of it. */
export const maySeeDocument = (
  reader: Reader,
  { opened }: Pick<SourceDocumentDoc, 'opened'>,
): boolean => opened > 0 || readsAll(reader)

/** The same as a query. */
export const documentsSeenBy = (reader: Reader): { opened?: { $gt: 0 } } =>
  readsAll(reader) ? {} : { opened: { $gt: 0 } }

/** Whoever reads all of it may change all of it. */
export const mayEdit: (viewer: Viewer) => boolean = moderator
