/** How a surface takes the light: its grey, its shine, and how far light creeps round it. */
export interface Look {
  readonly tone: number
  readonly shine: number
  readonly soft: number
}
