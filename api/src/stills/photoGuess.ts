import type { PhotoColumns } from '@rollcall/contract/photoLists.ts'
import type { SeenColumn } from '../people/rosterGuess.ts'
import { dateCell } from '../people/rosterGuess.ts'

/** What headings mean, by what is left of them without blanks and punctuation. */
const meanings: Readonly<Record<keyof PhotoColumns, readonly string[]>> = {
  file: [
    ...['file', 'filename', 'files', 'filepath', 'path', 'image', 'imagefile', 'picture', 'photo'],
    ...['photofile', 'scan', 'object', 'digitalobject', '파일', '파일명', '파일이름', '사진파일'],
  ],
  page: ['page', 'imageno', '쪽', '페이지'],
  title: ['title', 'caption', 'description', 'name', '제목', '설명', '표제'],
  date: ['date', 'datetaken', 'created', 'datecreated', 'year', '날짜', '촬영일', '연도'],
  place: ['place', 'location', 'locationtaken', 'where', '장소', '촬영지'],
  camp: ['camp', 'campname', 'prisoncamp', '수용소'],
  captor: ['captor', 'capturedby', 'heldby', '억류한쪽'],
  maker: ['maker', 'creator', 'photographer', 'author', 'madeby', '촬영자', '제작'],
  archive: ['archive', 'repository', 'holder', 'institution', '보관기관', '소장기관', '소장처'],
  collection: ['collection', 'series', 'fonds', 'collectionname', '컬렉션', '문서군'],
  naid: ['naid', 'nationalarchivesidentifier', 'archivesid'],
  recordGroup: ['recordgroup', 'rg', '기록군'],
  localId: ['localid', 'localidentifier', 'accession', 'accessionnumber', 'shelfmark', '관리번호'],
  rights: ['rights', 'copyright', 'userights', 'rightsnote', '권리', '저작권'],
  rightsUri: ['rightsuri', 'rightsstatement', 'rightsurl', 'license', 'licence', '권리표시'],
  obtained: ['obtained', 'provenance', 'source', 'howobtained', 'acquisition', '입수경위', '출처'],
  publishedBefore: ['published', 'publishedbefore', '공개여부', '공개'],
}
const fields = Object.keys(meanings) as (keyof PhotoColumns)[]

const fieldOf = (heading: string): keyof PhotoColumns | undefined => {
  const bare = heading
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
  return fields.find((field) => meanings[field].includes(bare))
}

/** How many of a row's cells are headings that we know. */
export const knownHeadings = (cells: readonly string[]): number => cells.filter(fieldOf).length

/** What the columns of a list of photos may mean: for somebody to look over. */
export const guessColumns = (seen: readonly SeenColumn[]): Partial<PhotoColumns> => {
  const found = new Map<keyof PhotoColumns, SeenColumn>()
  for (const column of seen) {
    const field = fieldOf(column.heading)
    if (field && !found.has(field)) found.set(field, column)
  }
  return Object.fromEntries(
    [...found].map(([field, column]) => [
      field,
      field === 'date' ? dateCell(column) : column.heading,
    ]),
  )
}
