import { columnsOf } from '@rollcall/api/exports/columns.ts'
import { profiles } from '@rollcall/contract/exportRow.ts'
import { expect, test } from 'vitest'
import { read } from '../support/tree.ts'

test.each(['en', 'ko'])(
  '[E1, S1] the page of exports says of every column what it is, in %s',
  (language) => {
    const { column } = JSON.parse(read(`client/src/exports/${language}.json`))
    const names = profiles.flatMap((one) => columnsOf(one).map(({ name }) => name))
    const keys = names.map((name) => (name.startsWith('tally.') ? 'tally' : name.replace('.', '_')))
    expect(keys.length).toBeGreaterThan(30)
    expect(keys.filter((key) => !(key in column))).toEqual([])
  },
)
