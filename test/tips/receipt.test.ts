import { readReceipt, receiptFor, written } from '@rollcall/api/tips/receipt.ts'
import { wordlist } from '@scure/bip39/wordlists/english.js'
import { expect, test } from 'vitest'
import { randomly } from '../support/random.ts'

const key = 'a key'
const receipt = receiptFor(key, 'a maker')
const text = written(key, receipt)

test('[T3] a secret of 88 bits and a part to look it up by, the same for the same', () => {
  expect(receiptFor(key, 'a maker')).toEqual(receipt)
  expect(receipt.lookup.split(' ')).toHaveLength(3)
  expect(receipt.secret.split(' ')).toHaveLength(8)
  expect(receiptFor(key, 'another maker').secret).not.toBe(receipt.secret)
  expect(receiptFor('another key', 'a maker').secret).not.toBe(receipt.secret)
  for (const word of text.split(' ')) expect(wordlist).toContain(word)
})

test('[T3] a receipt is read however it was written down', () => {
  const words = text.split(' ')
  const ways = [
    text.toUpperCase(),
    `  ${words.join('   ')}\n`,
    words.join('-'),
    words.join(', '),
    words.map((word, at) => `${at + 1}. ${word}`).join('\n'),
    words.map((word) => word.slice(0, 4)).join(' '),
    words.map((word) => `${word[0]?.toUpperCase()}${word.slice(1)}`).join('_'),
  ]
  for (const way of ways) expect(readReceipt(key, way), way).toEqual(receipt)
})

test('[T3] a slip of the pen is no receipt, and of many guesses hardly one gets as far as the slow hash', () => {
  const random = randomly('guessed receipts')
  const words = text.split(' ')
  for (const wrong of ['', ' ', words.slice(1).join(' '), `${text} zoo`, words.reverse().join(' ')])
    expect(readReceipt(key, wrong), wrong).toBeNull()
  const guesses = Array.from({ length: 10_000 }, () =>
    [receipt.lookup, ...Array.from({ length: 9 }, () => random.pick(wordlist))].join(' '),
  )
  const passed = guesses.filter((guess) => readReceipt(key, guess) !== null)
  expect(passed.length).toBeLessThan(20)
})
