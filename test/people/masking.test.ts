import { holdsPart, isCovered, masked } from '@rollcall/api/people/masking.ts'
import { partsOfNames } from '@rollcall/api/people/nameParts.ts'
import { expect, test } from 'vitest'

test.each([
  [['Edward J. Malloy'], 'Ted Malloy’s brother met the MALLOYS.', '███ brother met the ███.'],
  [['Edward J. Malloy'], 'E. J. M. wrote, E.J. Malloy did.', '███. wrote, ███ did.'],
  [['Edward J. Malloy'], 'Mal\u00adloy, M\u0301alloy, Ｍａｌｌｏｙ', '███'],
  [['Edward J. Malloy'], 'malloy@example.org/edward-malloy', '███@example.org/███'],
  [['Edward J. Malloy'], 'I met a major; EdwardMalloy too', 'I met a major; ███ too'],
  [["James O'Neill Jr."], 'O’Neill, ONeill; O Neill of the Jr. class', '███; ███ of the Jr. class'],
  [['Maurits van der Meer'], 'A van for VanderMeer, van der Meer', 'A van for ███'],
  [['Oh Il'], 'Oh was his name, oh yes', '███ was his name, oh yes'],
  [['김철수'], '김철수는 왔다. 철수가 웃었다. 김 하사', '███ 왔다. ███ 웃었다. 김 하사'],
  [['김철수'], '김하사, 김씨는 어제 김치를', '███ 어제 김치를'],
  [['김철수'], 'Chul-soo and Kim Cheolsu', '███ and ███'],
  [['Kim Chul Soo'], '김철수와 철수씨가', '███'],
  [['Ivan Malloy'], 'Malloy가 왔다', '███ 왔다'],
  [['이훈'], '이 사람은 이훈이다', '이 사람은 ███'],
  [['서문수'], '문수가 왔다. 서 문수', '███ 왔다. ███'],
  [['歐陽明德'], '我看見明德先生，歐陽', '我看見███先生，███'],
  [['Li Wu'], 'Wu’s brother, Li’s cot, a wu', '███ brother, ███ cot, a wu'],
  [['Can Ali'], 'Ali’nin mektubu, Lee1951, CallAli, ali1951', '███ mektubu, Lee1951, ███'],
  [['Jörg Müller'], 'MUELLER and Joerg, Muller', '███ and ███'],
  [['Joerg Mueller'], 'Jörg, Müllers', '███'],
  [['Wm. McDonald'], 'William MacDonald, W. M., M’Donald', '███'],
  [['José María Núñez'], 'J. M. came; J. N., J. M. N. too', '███. came; ███. too'],
  [['Ludwig von der Heydt'], 'Herr v. d. Heydt, L. v. d. H.', 'Herr ███.'],
  [['Νίκος Παπαδόπουλος'], 'του Παπαδόπουλου, τον Νίκο', 'του ███, τον ███'],
  [['Илья Никитин'], 'без Ильи и Никитина', 'без ███ и ███'],
  [['አበበ ካሳ'], 'የአበበ ቤት፤ ለካሳ', '███ ቤት፤ ███'],
  [['ทอง ใจดี'], 'ผมเห็นทองที่นั่น', '███'],
  [['Edward Malloy'], 'M\u0430lloy, \u039calloy, Mall\u043ey, \u041cALLOY', '███'],
  [['Edward Malloy'], 'Ma11oy was MALL0Y', '███ was ███'],
  [['Carl Pace'], 'with \u0421. \u0420\u0430\u0441\u0435 there', 'with ███ there'],
  [['Илья Никитин'], 'без Hикитинa, Никитинa', 'без ███'],
  [['Νίκος Παπαδόπουλος'], 'ο Nίκος, o Νiκoς', 'ο ███, o ███'],
  [['Edward Malloy'], 'в сорок первом; 10 men of 1st Co', 'в сорок первом; 10 men of 1st Co'],
  [['金哲洙'], '我看見金哲洙先生。哲洙가', '我看見███先生。███'],
] as const)('[P7] of %j, in "%s" what says the name is covered', (names, text, shown) => {
  expect(masked(text, partsOfNames(names))).toBe(shown)
})

test('[P7] what holds no part of a name stays as it is', () => {
  const parts = partsOfNames(['Edward J. Malloy', '김철수'])
  const text = 'He was a sergeant. 그는 하사였다.'
  expect(masked(text, parts)).toBe(text)
  expect(holdsPart(text, parts)).toBe(false)
  expect(masked(text, partsOfNames([]))).toBe(text)
})

test.each([
  ['███ stood there', true],
  ['Alder stood ███', true],
  ['███', true],
  ['Alder ███ there', true],
  ['Alder stood here', false],
  ['Alder ███ here', false],
  ['He ███ there', false],
  ['███ there stood ███', false],
])('[P7] "Alder stood there" covered as "%s": %s', (shown, is) => {
  expect(isCovered('Alder stood there', shown)).toBe(is)
})

test('[P7] a long text in which much is told is covered without delay', () => {
  const text = 'M. Malloy 김 '.repeat(380).slice(0, 5000)
  expect(masked(text, partsOfNames(['Edward J. Malloy', '김철수']))).not.toMatch(/malloy/iu)
})
