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
