import { type Region, regionWritten } from '@rollcall/contract/sightings.ts'

/** A place in a document, as its address has it: `?page=3&region=10,20,300,400`. */
export interface PlaceInDocument {
  readonly page: number | undefined
  readonly region: Region | null
}

export function placeIn(search: URLSearchParams): PlaceInDocument {
  const page = Number(search.get('page'))
  return {
    page: Number.isInteger(page) && page > 0 ? page : undefined,
    region: regionWritten(search.get('region')),
  }
}

/** The address of a page, or of a region on it. */
export const addressOf = (documentId: string, page: number, part: Region | null): string =>
  `/documents/${documentId}?page=${page}${part ? `&region=${part.x},${part.y},${part.w},${part.h}` : ''}`
