import type { Role } from '@rollcall/contract/accounts.ts'
import type { Collection, Db, ObjectId } from 'mongodb'
import mongoose from 'mongoose'
import { timed } from '../platform/database/inTime.ts'
import type { Language } from '../platform/http/language.ts'

/** What the account library keeps in `user`; `role` and `suspended` are ours, and missing in nothing it wrote. */
export interface UserDocument {
  _id: ObjectId
  name: string
  /** In lower case. */
  email: string
  emailVerified: boolean
  role: Role
  suspended: boolean
  /** Missing in accounts of before there was one. */
  twoFactorEnabled?: boolean
  /** Ours: whom an admin named an examiner, by what qualifies him; missing in all others. */
  examiner?: { readonly qualification: string }
  /** Ours: the language of its mails; missing in accounts of before there was one, whose mails are English. */
  language?: Language
  createdAt: Date
  updatedAt: Date
}

export interface SessionDocument {
  _id: ObjectId
  userId: ObjectId
  token: string
  expiresAt: Date
  /** Ours: the second factor was given in this session. */
  secondFactor?: boolean
  /** Ours: when it was given last; missing in sessions of before this was noted. */
  factorAt?: Date
}

/** The database of mongoose's connection, for what the account library stores with the plain driver. */
export const accountsDb = (): Db => {
  const { db } = mongoose.connection
  if (!db) throw new Error('the database is not connected')
  return db
}

export const users = (): Collection<UserDocument> => timed(accountsDb().collection('user'))
export const sessions = (): Collection<SessionDocument> => timed(accountsDb().collection('session'))

/** The account library makes no index: without the unique ones two sign-ups at once would make two accounts. */
export const buildAccountIndexes = async (): Promise<void> => {
  await users().createIndex({ email: 1 }, { unique: true })
  await sessions().createIndex({ token: 1 }, { unique: true })
  await sessions().createIndex({ userId: 1 })
  await sessions().createIndex({ expiresAt: 1 }, { expireAfterSeconds: 0 })
  await accountsDb().collection('account').createIndex({ userId: 1 })
  const verifications = accountsDb().collection('verification')
  await verifications.createIndex({ identifier: 1 })
  await verifications.createIndex({ expiresAt: 1 }, { expireAfterSeconds: 0 })
}
