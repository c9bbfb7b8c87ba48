import { z } from 'zod'

/** A statement of rights that everybody's programs know by its address, as it is offered where rights are entered. */
interface Statement {
  /** As its vocabulary has it: that is how IIIF wants it, with `http:`. */
  readonly uri: string
  readonly en: string
  readonly ko: string
}

const ofStatements = (code: string) => `http://rightsstatements.org/vocab/${code}/1.0/`
const ofLicence = (code: string) => `http://creativecommons.org/licenses/${code}/4.0/`

/** Names as https://rightsstatements.org and https://creativecommons.org have them. */
export const rightsStatements: readonly Statement[] = [
  { uri: ofStatements('NoC-US'), en: 'No Copyright – United States', ko: '저작권 없음(미국)' },
  {
    uri: 'http://creativecommons.org/publicdomain/mark/1.0/',
    en: 'Public Domain Mark 1.0',
    ko: '퍼블릭 도메인 표시 1.0',
  },
  {
    uri: 'http://creativecommons.org/publicdomain/zero/1.0/',
    en: 'CC0 1.0 (no rights reserved)',
    ko: 'CC0 1.0(모든 권리 포기)',
  },
  { uri: ofStatements('NKC'), en: 'No Known Copyright', ko: '알려진 저작권 없음' },
  { uri: ofStatements('UND'), en: 'Copyright Undetermined', ko: '저작권 판단 불가' },
  { uri: ofStatements('CNE'), en: 'Copyright Not Evaluated', ko: '저작권 검토 전' },
  { uri: ofStatements('InC'), en: 'In Copyright', ko: '저작권 있음' },
  {
    uri: ofStatements('InC-RUU'),
    en: 'In Copyright – Rights-holder(s) Unlocatable or Unidentifiable',
    ko: '저작권 있음(권리자를 찾거나 확인할 수 없음)',
  },
  {
    uri: ofStatements('InC-EDU'),
    en: 'In Copyright – Educational Use Permitted',
    ko: '저작권 있음(교육 목적 이용 가능)',
  },
  {
    uri: ofStatements('InC-NC'),
    en: 'In Copyright – Non-Commercial Use Permitted',
    ko: '저작권 있음(비영리 이용 가능)',
  },
  {
    uri: ofStatements('InC-OW-EU'),
    en: 'In Copyright – EU Orphan Work',
    ko: '저작권 있음(유럽 연합 고아 저작물)',
  },
  {
    uri: ofStatements('NoC-NC'),
    en: 'No Copyright – Non-Commercial Use Only',
    ko: '저작권 없음(비영리 이용만 가능)',
  },
  {
    uri: ofStatements('NoC-CR'),
    en: 'No Copyright – Contractual Restrictions',
    ko: '저작권 없음(계약상 제한 있음)',
  },
  {
    uri: ofStatements('NoC-OKLR'),
    en: 'No Copyright – Other Known Legal Restrictions',
    ko: '저작권 없음(다른 법적 제한 있음)',
  },
  ...['by', 'by-sa', 'by-nc', 'by-nd', 'by-nc-sa', 'by-nc-nd'].map((code) => {
    const name = `CC ${code.toUpperCase()} 4.0`
    return { uri: ofLicence(code), en: name, ko: name }
  }),
]

const shapes = [
  /^https?:\/\/(?:www\.)?(rightsstatements\.org)\/(?:vocab|page)\/([A-Za-z-]+\/1\.0)\/?$/,
  /^https?:\/\/(?:www\.)?(creativecommons\.org)\/(publicdomain\/(?:mark|zero)\/1\.0|licenses\/(?:by|by-sa|by-nd|by-nc|by-nc-sa|by-nc-nd)\/\d\.\d(?:\/[a-z]{2,3})?)(?:\/|\/(?:deed|legalcode)(?:\.[a-z-]+)?)?$/,
]

/** The statement that an address means, as its vocabulary writes it; null where it is of neither. */
export const statementAt = (address: string): string | null => {
  const [, host, path = ''] = shapes.map((shape) => shape.exec(address)).find(Boolean) ?? []
  if (!host) return null
  const uri = `http://${host}/${host.startsWith('rights') ? 'vocab/' : ''}${path}/`
  return host.startsWith('creative') || rightsStatements.some((one) => one.uri === uri) ? uri : null
}

const MOST_CHARS = 500

/** The address of a statement of rights: one of those above, or the page of whoever has a statement of his own. */
export const rightsUri = z
  .url({
    protocol: /^https?$/,
    error:
      'is not an address, such as http://rightsstatements.org/vocab/NoC-US/1.0/; what is no address stands in `rights`',
  })
  .max(MOST_CHARS, `has more than ${MOST_CHARS} characters`)
  .overwrite((address) => statementAt(address) ?? address)
  .meta({
    description:
      'the URI of a statement of rightsstatements.org or a licence of Creative Commons, or another address that says what may be done',
    example: 'http://rightsstatements.org/vocab/NoC-US/1.0/',
  })

interface Rights {
  readonly rights?: string | undefined
  readonly rightsUri?: string | undefined
}

/** The statement that holds: also one that stands as the words themselves. */
export const statementOf = ({ rights, rightsUri: uri }: Rights): string | null =>
  uri ?? statementAt(rights ?? '')

/** What a statement is called; its address where it has no name here. */
export const statementName = (uri: string, language: 'en' | 'ko'): string =>
  rightsStatements.find((one) => one.uri === uri)?.[language] ?? uri
