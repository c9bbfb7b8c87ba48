import type { Profile } from '@rollcall/contract/exportRow.ts'
import type { Download } from '../platform/http/download.ts'
import { columnsOf } from './columns.ts'

/** What the columns of the CSV under this address are: https://www.w3.org/TR/tabular-metadata/ */
export const csvMetadata = (profile: Profile, url: string, notice: string): Download => ({
  download: true,
  headers: {
    'Content-Type': 'application/csvm+json; charset=utf-8',
    'Cache-Control': 'private, no-store',
  },
  body: [Buffer.from(`${JSON.stringify(describing(profile, url, notice), null, 2)}\n`)],
})

export const describing = (profile: Profile, url: string, notice: string) => ({
  '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
  url,
  'dc:title': 'Men who were identified',
  'dc:description': notice,
  dialect: { encoding: 'utf-8', lineTerminators: ['\r\n'], header: true },
  tableSchema: {
    columns: columnsOf(profile).map(({ name, says, datatype = 'string', separator }) => ({
      name: name.replaceAll(/[.-]/g, '_'),
      titles: name,
      'dc:description': says,
      datatype,
      ...(separator && { separator }),
    })),
    primaryKey: 'id',
  },
})
