import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ANNOTATIONS, annotationLines } from '@rollcall/api/exports/annotations.ts'
import { addressesAt } from '@rollcall/api/platform/http/address.ts'
import { type ExportRow, exportRow } from '@rollcall/contract/exportRow.ts'
import { beforeAll, expect, test } from 'vitest'
import { anIdentification, aPerson, aSubject } from '../factories/cases.ts'
import { confirmedBy } from '../factories/confirmed.ts'
import { aCutFilm, aStill } from '../factories/sources.ts'
import { aContributor, aModerator } from '../support/accounts.ts'
import { aFolder } from '../support/folder.ts'
import { bringPython, python } from '../support/python.ts'
import { type Server, startServer } from '../support/server.ts'
import { root } from '../support/tree.ts'

// biome-ignore lint/suspicious/noExplicitAny: what is judged is its shape, by a program that is not ours.
type Json = any

let server: Server
/** What is sent, whole, as it is sent: a collection, each page of it, and the one page that goes into a package. */
let sent: Json[]
let judged: readonly { readonly expanded: Json[]; readonly again: Json }[]

beforeAll(async () => {
  server = await startServer()
  const by = await aContributor(server)
  const moderators = [await aModerator(server), await aModerator(server)] as const
  const confirm = async (name: string, still: Json) => {
    const subject = await aSubject(by, { still })
    const person = await aPerson(moderators[0], { name, died: '1951' })
    const proposed = await anIdentification(by, { subject, person })
    await confirmedBy(server, [...moderators], proposed)
  }
  const filmId = await aCutFilm(by)
  const { items } = (await (
    await fetch(`${server.url}/api/stills?filmId=${filmId}`)
  ).json()) as Json
  await confirm('Clement Ivory', items[0])
  const rightsUri = 'https://rightsstatements.org/page/NoC-US/1.0/'
  await confirm('Alden Whitlock', await aStill(by, { provenance: { rightsUri } }))
  await confirm('Howell Barton', await aStill(by))
  const read = async (address: string) => (await fetch(address)).json() as Promise<Json>
  const collection = await read(`${server.url}/api/exports/annotations?limit=1`)
  sent = [collection]
  for (let { next } = collection.first; next; next = sent.at(-1).next) sent.push(await read(next))
  sent.push(await packaged())
  judged = await expandedByOthers(sent)
})

const rowsSent = async (): Promise<ExportRow[]> => {
  const lines = await (await fetch(`${server.url}/api/exports/confirmed.jsonl`)).text()
  return lines
    .split('\n')
    .filter(Boolean)
    .map((line) => exportRow.parse(JSON.parse(line)))
}

const packaged = async (): Promise<Json> => {
  const rows = await rowsSent()
  const lines = annotationLines(
    (async function* () {
      yield* rows
    })(),
    addressesAt([server.url], undefined),
  )
  return JSON.parse((await Array.fromAsync(lines)).join(''))
}

/** As PyLD expands them, by a context of the same terms as the W3C's, which nothing is fetched for. */
const expandedByOthers = async (documents: readonly Json[]) => {
  const folder = await aFolder()
  const paths = documents.map((_, at) => join(folder, `${at}.json`))
  for (const [at, path] of paths.entries()) await writeFile(path, JSON.stringify(documents[at]))
  const [program, context] = ['expand.py', 'annotationContext.json'].map((name) =>
    join(root, 'test/exports', name),
  ) as [string, string]
  const outcome = await python(await bringPython('PyLD==2.0.4'), [program, context, ...paths])
  expect(outcome.complaint).toBe('')
  return JSON.parse(outcome.stdout)
}

/** Every object in it, however deep. */
const nodesIn = (value: Json): Json[] => {
  if (typeof value !== 'object' || value === null) return []
  const inner = Object.values(value).flatMap(nodesIn)
  return Array.isArray(value) ? inner : [value, ...inner]
}

const absolute = /^https?:\/\/[^/]+\//

test('[E1] annotations are JSON-LD by a processor that is not ours: each term is an absolute IRI, and nothing is lost on the way there and back', () => {
  expect(sent.length).toBeGreaterThanOrEqual(4)
  for (const [at, { expanded, again }] of judged.entries()) {
    expect(again).toEqual(sent[at])
    expect(expanded).toHaveLength(1)
    for (const node of nodesIn(expanded)) {
      for (const key of Object.keys(node)) expect(key).toMatch(/^@|^https?:\/\//)
      for (const iri of [node['@id'] ?? [], node['@type'] ?? []].flat())
        expect(iri).toMatch(absolute)
    }
  }
})

const OA = 'http://www.w3.org/ns/oa#'
const AS = 'http://www.w3.org/ns/activitystreams#'
const RDF_VALUE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#value'
const DATE_TIME = 'http://www.w3.org/2001/XMLSchema#dateTime'
const DATE = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/
const isOf = (type: string) => (node: Json) => [node['@type']].flat().includes(type)

test('[E1, A6] each annotation has what the W3C’s model asks of it, in the places where it asks for it', async () => {
  const nodes = judged.flatMap(({ expanded }) => nodesIn(expanded))
  const annotations = nodes.filter(isOf(`${OA}Annotation`))
  const stills = (await rowsSent()).flatMap((row) => row.stills)
  // Once in the pages, and once in the package's.
  expect(annotations).toHaveLength(2 * stills.length)
  for (const one of annotations) {
    expect(one['@id']).toMatch(absolute)
    expect(one[`${OA}motivatedBy`]).toEqual([{ '@id': `${OA}identifying` }])
    for (const when of ['created', 'modified']) {
      const [{ '@type': type, '@value': value }] = one[`http://purl.org/dc/terms/${when}`]
      expect([type, value]).toEqual([DATE_TIME, expect.stringMatching(DATE)])
    }
    const [target, ...others] = one[`${OA}hasTarget`]
    expect(others).toEqual([])
    for (const resource of [target, ...one[`${OA}hasBody`].filter(isOf(`${OA}SpecificResource`))]) {
      expect(resource[`${OA}hasSource`]).toHaveLength(1)
      expect(resource[`${OA}hasSource`][0]['@id']).toMatch(absolute)
    }
    const [selector] = target[`${OA}hasSelector`]
    expect(selector).toMatchObject({
      '@type': [`${OA}FragmentSelector`],
      'http://purl.org/dc/terms/conformsTo': [{ '@id': 'http://www.w3.org/TR/media-frags/' }],
      [RDF_VALUE]: [{ '@value': expect.stringMatching(/^xywh=pixel:\d+,\d+,\d+,\d+$/) }],
    })
    for (const body of one[`${OA}hasBody`].filter(isOf(`${OA}TextualBody`))) {
      expect(body[RDF_VALUE]).toEqual([{ '@value': expect.stringMatching(/./) }])
      expect(body['http://purl.org/dc/elements/1.1/format']).toEqual([{ '@value': 'text/plain' }])
    }
  }
  const sources = annotations.map((one) => one[`${OA}hasTarget`][0][`${OA}hasSource`][0])
  const hashes = sources.map((one) => one['http://schema.org/sha256'][0]['@value'])
  expect(new Set(hashes)).toEqual(new Set(stills.map(({ sha256 }) => sha256)))
  const rates = sources.flatMap((one) => one[`${server.url}/about#rate`] ?? [])
  expect(rates).not.toEqual([])
  for (const rate of rates)
    expect(rate).toEqual({
      [`${server.url}/about#num`]: [{ '@value': 24 }],
      [`${server.url}/about#den`]: [{ '@value': 1 }],
    })
})

test('[E1] the collection names its first page, each page the next one and what it is of, and all of them hold each annotation once', () => {
  const [collection, ...pages] = judged.slice(0, -1).map(({ expanded }) => expanded[0])
  expect(sent.every((one) => one['@context'][0] === ANNOTATIONS)).toBe(true)
  expect(collection['@type']).toEqual([`${AS}OrderedCollection`])
  expect(collection['http://www.w3.org/2000/01/rdf-schema#label']).toHaveLength(1)
  const [first] = collection[`${AS}first`]
  const all = [first, ...pages]
  for (const [at, page] of all.entries()) {
    expect(page['@type']).toEqual([`${AS}OrderedCollectionPage`])
    expect(page[`${AS}partOf`]).toEqual([{ '@id': collection['@id'] }])
    const next = all[at + 1]
    expect(page[`${AS}next`]).toEqual(next ? [{ '@id': next['@id'] }] : undefined)
    expect(page[`${AS}items`]).toHaveLength(1)
  }
  const ids = all.flatMap((page) => page[`${AS}items`][0]['@list'].map((one: Json) => one['@id']))
  expect(ids).toHaveLength(3)
  expect(new Set(ids).size).toBe(3)
})
