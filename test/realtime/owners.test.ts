import type { Asking } from '@rollcall/api/accounts/viewers.ts'
import { visitor } from '@rollcall/api/platform/viewer.ts'
import { keyOf, Owners } from '@rollcall/api/realtime/owners.ts'
import type { LiveSocket } from '@rollcall/api/realtime/sockets.ts'
import { expect, test } from 'vitest'
import { aViewer } from '../support/viewers.ts'

const nobody: Asking = { viewer: visitor, sessionId: null }

test('[O7] a change of an account or session concerns its own connections, and none of anybody else', () => {
  const owners = new Owners()
  const socket = (asking: Asking): LiveSocket => {
    const made = { data: { ...asking } } as LiveSocket
    owners.note(made, asking)
    return made
  }
  const ann = { viewer: aViewer(), sessionId: 'one' }
  const [first, second] = [socket(ann), socket({ ...ann, sessionId: 'two' })]
  const other = socket({ viewer: aViewer(), sessionId: 'three' })
  socket(nobody)
  const id = ann.viewer.id
  expect(owners.of(keyOf({ kind: 'account', id }))).toEqual([first, second])
  expect(owners.of(keyOf({ kind: 'session', id: 'two' }))).toEqual([second])
  expect(owners.of(keyOf({ kind: 'session', id: 'four' }))).toEqual([])
  expect(owners.of(keyOf({ kind: 'unknown' }))).toEqual([first, second, other])
  owners.note(first, nobody)
  owners.forget(second)
  expect(owners.of(keyOf({ kind: 'account', id }))).toEqual([])
  expect(owners.of(keyOf({ kind: 'unknown' }))).toEqual([other])
})
