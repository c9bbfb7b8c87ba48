import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { read, root } from '../support/tree.ts'

const copied = [...read('Dockerfile').matchAll(/^COPY (?!--from)(.+)$/gm)].flatMap(
  ([, words = '']) => words.trim().split(/\s+/).slice(0, -1),
)

test('[O1] the image is made of what is there, workspaces whole', () => {
  expect(copied.length).toBeGreaterThan(5)
  expect(copied.filter((path) => !existsSync(join(root, path)))).toEqual([])
  const { workspaces } = JSON.parse(read('package.json')) as { workspaces: string[] }
  for (const workspace of workspaces) expect(copied).toContain(`${workspace}/package.json`)
})

test('[O5] the database of the containers asks for a password, which is made at the first start and stands in no file here', () => {
  const compose = read('docker-compose.yml')
  const partOf = (service: string) =>
    new RegExp(`^  ${service}:\\n(?:(?: {4}.*)?\\n)+`, 'm').exec(compose)?.[0] ?? ''
  expect(partOf('mongo')).toContain('--keyFile=/secrets/key')
  expect(partOf('mongo')).toContain('condition: service_completed_successfully')
  for (const secret of ['key', 'password'])
    expect(partOf('secrets')).toMatch(new RegExp(`chmod \\d+ ${secret}`))
  const uri = /MONGODB_URI: (\S+)/.exec(compose)?.[1] ?? ''
  expect(uri).toMatch(/^mongodb:\/\/rollcall@mongo:27017\/.+authSource=admin/)
  expect(compose).toContain('MONGODB_PASSWORD_FILE: /secrets/password')
})

test('[O1] what the containers are told is what the README lists', () => {
  const told = [...read('docker-compose.yml').matchAll(/^ {4}([A-Z][A-Z_]+):/gm)].map(
    ([, name]) => name,
  )
  expect(told.length).toBeGreaterThan(5)
  const listed = new Set(
    [...read('README.md').matchAll(/`([A-Z][A-Z_]+)`/g)].map(([, name]) => name),
  )
  expect(told.filter((name) => !listed.has(name ?? ''))).toEqual([])
})
