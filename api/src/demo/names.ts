/** The words of a text, as a list. */
export const words = (text: string): readonly string[] => text.trim().split(/\s+/)

export const given = {
  american:
    words(`Walter Eugene Harold Clifford Raymond Lester Vernon Calvin Floyd Marvin Alvin Dwight Leroy Emmett
    Russell Wendell Chester Homer Otis Luther`),
  british: words(
    'Alfred Cyril Reginald Sidney Wilfred Stanley Percy Horace Ernest Leonard Archibald Bernard',
  ),
  turkish: words('Hasan Mehmet Kemal Osman İsmail Recep Yusuf Halil'),
  korean: words('Sang-ho Dong-su Young-min Jin-woo Ki-tae Chul-hee Nam-gil Tae-sik'),
  other: words('Marcel Lucien Dirk Teodoro Abebe Georgios Jaime Somchai'),
}
/** None of these is a family that we know of: each is made up of pieces. */
export const families = {
  american:
    words(`Tallowmere Brackenridge-Poole Hollisworth Quillane Dunnavane Ferrowby Castlemoor Wintergrass
    Ollenshaw Marrowick Stoddenfield Applewhaite Harrowgate Pellington Corbinsale Thistlewode Lanterby Underhallow
    Graymantle Windlecombe`),
  british:
    words(`Ashcombe-Tarn Birklethwaite Copplestow Drunmore Eskerdale Fothersby Glaisterby Hebblewane Inchmallow
    Kettlesing Lowbarrow Mossgarth`),
  turkish: words('Karadumanlı Yelkesen Taşbozan Akçınarlı Demirkaynak Uzunpınar Gökyamaç Sarıyel'),
  korean: words('Mae-ung Tok-go Ja-ha Seo-hwal Bang-un Gal-mok Ok-tan Dam-yeo'),
  other: words(
    'Vauquérin Montclairet Van-der-Haarle Bulaklakin Teferawork Kastrinakos Montesilva Saengduan',
  ),
}
export type People = keyof typeof given
