declare module 'edtf' {
  export interface Parsed {
    type: string
    values: number[]
  }
  /** The syntax tree of an EDTF string; throws on what is none. */
  export function parse(value: string): Parsed
  export interface ExtDate {
    type: string
    /** First and last instant it may mean, in milliseconds since 1970; an open end is ±Infinity. */
    min: number
    max: number
  }
  export default function edtf(value: string): ExtDate
}
