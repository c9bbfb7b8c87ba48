/** Something that stands in the way of starting, in lines for the person in front of it: what, why, what to do. */
export class Obstacle extends Error {
  readonly lines: readonly string[]

  constructor(...lines: string[]) {
    super(lines.join('\n'))
    this.lines = lines
  }
}
