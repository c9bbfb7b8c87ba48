import type { Region } from '@rollcall/contract/sightings.ts'
import type { Picture } from './dossier.reader.ts'
import type { Span } from './lines.ts'

/** A picture on the page: whole with the mark of the man, or what stands for him, cut out. */
export interface Pictured {
  readonly of: 'man' | 'still' | 'portrait'
  readonly pictures: readonly Picture[]
  readonly width: number
  readonly height: number
  /** Where he is on it; null of a portrait. */
  readonly region: Region | null
  /** Stands at the mark. */
  readonly label: string
  /** What it shows, for whoever does not see it. */
  readonly alt: string
  /** Printed where the picture cannot be. */
  readonly instead: string | null
  /** Said where its file cannot be read. */
  readonly lost: string
  readonly caption: readonly (readonly Span[])[]
}

export type Block =
  | { readonly is: 'text'; readonly spans: readonly Span[] }
  | { readonly is: 'notice'; readonly spans: readonly Span[] }
  | { readonly is: 'head'; readonly text: string }
  | { readonly is: 'facts'; readonly rows: readonly (readonly [name: string, value: string])[] }
  /** Something with what belongs to it below: a piece of evidence, a decision, a source. */
  | { readonly is: 'entry'; readonly lead: readonly Span[]; readonly lines: readonly string[] }
  | { readonly is: 'faces'; readonly faces: readonly Pictured[] }
  | { readonly is: 'still'; readonly still: Pictured }

/** What is called by a heading, and found by it in the bookmarks. */
export interface Section {
  readonly title: string
  readonly blocks: readonly Block[]
  /** Sections below it. */
  readonly parts?: readonly Section[]
}

/** A whole document, before anything is drawn. */
export interface Paged {
  /** In the window of whoever reads it; of the first page its heading. */
  readonly title: string
  readonly heading: string
  readonly under: readonly string[]
  /** What a telephone reads off the first page. */
  readonly address: string
  readonly language: 'en' | 'ko'
  readonly madeAt: Date
  readonly front: readonly Block[]
  readonly sections: readonly Section[]
  /** On top of each page, and below. */
  readonly running: (page: number, pages: number) => string
  readonly foot: readonly string[]
}

export const plain = (text: string): Span => ({ text, face: 'text' })
export const strong = (text: string): Span => ({ text, face: 'strong' })
export const paragraph = (text: string): Block => ({ is: 'text', spans: [plain(text)] })
