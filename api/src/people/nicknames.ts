/** Common short forms, each line one name in all its forms. */
const groups = `
abraham abe abram bram
albert al bert bertie
alexander alex alec sandy sasha
alfred al alf fred freddie
andrew andy drew
anthony antony tony
arthur art artie
benjamin ben benny benji
bernard bernie barney
calvin cal
charles charlie charley chuck chas chick
chester chet
christopher chris kit
clarence clare
clifford cliff
clinton clint
cornelius neil connie
daniel dan danny
david dave davy
dominic dom nick
donald don donnie donny
douglas doug
edgar ed eddie
edmund ed eddie ted ned
edward ed eddie ted teddy ned
edwin ed eddie
elmer el
ernest ernie
eugene gene
francis frank frankie fran francisco
franklin frank
frederick fred freddie freddy fritz rick
gabriel gabe
george geo georgie
gerald gerry jerry
gilbert gil bert
gregory greg
harold harry hal
henry hank harry hal
herbert herb bert
herman herm
howard howie
hubert hugh bert
irving irv
isaac ike
jacob jake jack
james jim jimmy jimmie jamie jas
jeffrey jeff geoffrey geoff
jerome jerry
john jack johnny johnnie jon
jonathan jon john
joseph joe joey jos jose pepe
joshua josh
julius jules
kenneth ken kenny
laurence lawrence larry laurie
leonard leo len lenny
leroy roy
leslie les
lewis louis lou louie lew luis
manuel manny
martin marty
matthew matt
maurice morris maury moe
maxwell max
melvin mel
michael mike mickey mick miguel
mitchell mitch
nathaniel nathan nat nate
nicholas nick nicky
norman norm
oliver ollie
oscar ossie
patrick pat paddy
peter pete pedro
philip phillip phil
ralph rafe
randolph randy
raymond ray
reginald reg reggie
richard dick rick ricky rich richie
robert bob bobby rob robbie bert roberto
roderick rod
rodney rod
roger rodge
roland rollie
ronald ron ronnie
rudolph rudy
russell russ
salvatore sal sam
samuel sam sammy
sidney sid sydney syd
simon si
solomon sol
stanley stan
stephen steven steve
sylvester sly vester
terence terry
theodore ted teddy theo
thomas tom tommy thos
timothy tim
vernon vern
victor vic
vincent vince vinnie
virgil virge
wallace wally
walter walt wally
warren wren
wilbur will
wilfred wilf fred
willard will bill
william bill billy will willie willy wm liam
winston winnie
woodrow woody
zachary zach zack
`

const formsOf = new Map<string, string[]>()
for (const group of groups.trim().split('\n')) {
  const forms = group.split(' ')
  const full = forms[0] ?? ''
  for (const form of forms) formsOf.set(form, [...(formsOf.get(form) ?? []), full])
}

/** The full names a first name may stand for, itself among them if it is one; empty for what is none. */
export const fullFormsOf = (token: string): readonly string[] => formsOf.get(token) ?? []

/** First names as lists cut them short, which nobody takes for other words. */
const cut: Readonly<Record<string, string>> = {
  ...{ alexr: 'alexander', benj: 'benjamin', chas: 'charles', danl: 'daniel', edw: 'edward' },
  ...{ fredk: 'frederick', geo: 'george', hy: 'henry', jas: 'james', jno: 'john', jos: 'joseph' },
  ...{ nathl: 'nathaniel', richd: 'richard', robt: 'robert', saml: 'samuel', thos: 'thomas' },
  ...{ wm: 'william' },
}

/** The whole of a first name that is cut short, or how it is cut. */
export const abbreviated = (name: string): string[] => {
  const [short] = Object.entries(cut).find(([, whole]) => whole === name) ?? []
  return [cut[name] ?? short].filter((other) => other !== undefined)
}
