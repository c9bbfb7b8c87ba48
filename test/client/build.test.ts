import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { endpoints } from '@rollcall/contract/endpoints.ts'
import { parse } from 'acorn'
import { afterAll, expect, test } from 'vitest'
import { filesBelow, read, root, sourcesBelow } from '../support/tree.ts'

const MOST_FIRST_SCRIPT_BYTES = 150 * 1024

const out = mkdtempSync(join(tmpdir(), 'rollcall-client-'))
afterAll(() => rmSync(out, { recursive: true }))
execFileSync(
  process.execPath,
  [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--outDir', out, '--logLevel', 'error'],
  // Vitest says "test", which would build React for development.
  { cwd: join(root, 'client'), env: { ...process.env, NODE_ENV: 'production' } },
)
const index = readFileSync(join(out, 'index.html'), 'utf8')
const assets = readdirSync(join(out, 'assets'))
const textOf = (file: string) => readFileSync(join(out, file), 'utf8')
/** What the browser fetches before it draws anything. */
const first = [...index.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map(([, file = '']) => file)
/** Some scripts, and all that have to be there before these run. */
function withImported(files: readonly string[], seen = new Set<string>()): Set<string> {
  for (const file of files) {
    if (seen.has(file)) continue
    seen.add(file)
    const imported = textOf(file).matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)
    withImported(
      [...imported].map(([, name]) => `assets/${name}`),
      seen,
    )
  }
  return seen
}

test('index.html holds no inline script or style attribute, and one inline style, which has the nonce', () => {
  expect(index).not.toMatch(/<script(?![^>]*\bsrc=)/)
  expect(index).not.toMatch(/\sstyle=|\son\w+=/)
  expect(index.match(/<style[^>]*>/g)).toEqual(['<style nonce="__CSP_NONCE__">'])
  expect(index.split('__CSP_NONCE__')).toHaveLength(2)
})

test('whatever the first look can do without waits in a template: only one small script comes before it', () => {
  const before = index.slice(0, index.indexOf('<template id="later">'))
  expect(before.match(/<script\b[^>]*>/g)).toEqual(['<script async src="/start.js">'])
  expect(before).not.toMatch(/rel="(?:stylesheet|modulepreload)"/)
})

test('[S1] the scripts of the first page, the wall of men included, are at most 150 KB as they are sent', () => {
  expect(first.length).toBeGreaterThan(1)
  const wall = assets.find((file) => /^HomeScreen-.*\.js$/.test(file))
  const all = withImported([...first, `assets/${wall}`])
  expect(all.size).toBeGreaterThan(first.length + 5)
  const bytes = [...all].reduce((sum, file) => sum + brotliCompressSync(textOf(file)).length, 0)
  expect(bytes).toBeLessThanOrEqual(MOST_FIRST_SCRIPT_BYTES)
})

test('[S1] of an endpoint the client asks only where it is: its schemas are not built with it', () => {
  const names = endpoints.map(({ name }) => name).join('|')
  const more = new RegExp(
    `\\b(?:endpoint|${names})\\.(?:access|body|errors|params|query|response|status|summary)\\b`,
  )
  expect(sourcesBelow('client/src').filter((file) => more.test(read(file)))).toEqual([])
})

test('the socket, deep zoom and uploading are no part of it', () => {
  const heavy = /engine\.io|texImage2D|tus-resumable/i
  expect(first.filter((file) => heavy.test(textOf(file)))).toEqual([])
  const later = assets.filter(
    (file) => file.endsWith('.js') && heavy.test(textOf(`assets/${file}`)),
  )
  expect(later.length).toBeGreaterThan(0)
})

test('fonts and pictures are files: nothing is inlined as a data URI', () => {
  const styles = assets.filter((file) => file.endsWith('.css'))
  expect(styles.length).toBeGreaterThan(0)
  expect(styles.filter((file) => /url\(["']?data:/.test(textOf(`assets/${file}`)))).toEqual([])
})

test('[S1] no script has syntax that a browser of 2022 cannot read', () => {
  const scripts = assets.filter((file) => file.endsWith('.js'))
  for (const file of scripts) {
    const text = textOf(`assets/${file}`)
    expect(() => parse(text, { ecmaVersion: 2022, sourceType: 'module' }), file).not.toThrow()
    // Of that year, and still unknown to Safari 15.
    expect(text, file).not.toMatch(/\(\?<[=!]|\bstatic\s*\{/)
  }
})

test('[S1] no style needs what a browser of the floor cannot work out: it is worked out in the tokens, or has another way', () => {
  const young = /\d(?:[dsl]v[hw])\b|light-dark\(|\boklch\(|@scope\b|@layer\b|\n\s*&/
  const styles = filesBelow('client/src').filter((file) => file.endsWith('.css'))
  expect(styles.length).toBeGreaterThan(50)
  expect(styles.filter((file) => young.test(read(file)))).toEqual(['client/src/app/tokens.css'])
  const sources = sourcesBelow('client/src').filter((file) => /\bpopover[=A-Z]/.test(read(file)))
  expect(sources).toEqual([])
})
