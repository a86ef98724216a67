// Compares our anchors with those of npm's github-slugger.
//   node slugger.mjs PROGRAM NODE_MODULES [MARKDOWN_FILE]...
// PROGRAM is slugger.c, built; NODE_MODULES is the folder that github-slugger is installed in.
//
// The known differences, counted apart: the package was made from Unicode 13 and drops every letter, mark and
// number that was assigned later. utf8proc knows newer ones (2.8: Unicode 15), and so does GitHub. A heading may
// differ if it holds such a character: one that Node's Unicode has as a letter, mark or number while the package
// drops it; where utf8proc is newer than Node, also one that Node does not know.
import { spawnSync } from 'child_process'
import { readFileSync } from 'fs'
import { createRequire } from 'module'
import { join, resolve } from 'path'
import { pathToFileURL } from 'url'

const GENERATED = 10000
const SEED = Number(process.env.SEED) || 20250409
const SHOWN = 20
const KEPT = /[\p{Alphabetic}\p{M}\p{Nd}\p{Nl}\p{Pc}]/u

let state = SEED

// xorshift32
function random(limit) {
  state ^= state << 13
  state ^= state >>> 17
  state ^= state << 5
  return (state >>> 0) % limit
}

const pick = (list) => list[random(list.length)]

function some(characters, most) {
  let text = ''
  for (let count = 1 + random(most); count > 0; count--) text += pick(characters)
  return text
}

function charactersWhere(isWanted) {
  const found = []
  for (let codePoint = 1; codePoint <= 0x10ffff; codePoint++) {
    const character = String.fromCodePoint(codePoint)
    const isSurrogate = codePoint >= 0xd800 && codePoint <= 0xdfff
    if (!isSurrogate && isWanted(character)) found.push(character)
  }
  return found
}

// Lists of up to 128 neighbours: every script has at least one of its own.
function blocksOf(characters) {
  const blocks = new Map()
  for (const character of characters) {
    const key = character.codePointAt(0) >> 7
    if (!blocks.has(key)) blocks.set(key, [])
    blocks.get(key).push(character)
  }
  return [...blocks.values()]
}

// Functions that give a piece of a heading each, and those of one kind often enough.
function pieceMakers(matching) {
  const marks = matching(/\p{M}/u)
  const numbers = matching(/\p{N}/u)
  const punctuation = matching(/[\p{P}\p{S}]/u)
  const cased = matching(/\p{Changes_When_Lowercased}/u)
  const ignorable = matching(/\p{Case_Ignorable}/u)
  const emoji = matching(/\p{Extended_Pictographic}/u)
  const controls = matching(/[\p{Cf}\p{Cc}]/u)
  const privateUse = matching(/\p{Co}/u)
  const unassigned = matching(/\p{Cn}/u)
  const fullWidth = matching(/[\uff01-\uff5e]/u)
  const flags = [...'🇨🇳🇩🇪🇺']
  const words = ['Remote', 'sensing', 'VISION', 'a', 'B2', 'snake_case', 'C++', "don't", '1.', 'I/O', '__proto__']
  const spaces = [' ', ' ', ' ', '  ', '\t', '\n', '\u00a0', '\u3000', '\u2009', '\u2028', '-', '_', ' - ', ' & ']
  const special = [...'İIıßẞŉǅﬁK\u212a\u212bⒶ🅰Ⅷªΐ', 'e\u0301', '🅰\ufe0f', '1\ufe0f\u20e3', '#\ufe0f\u20e3']
  const sigmas = ['Σ', 'ΑΣ', 'ΟΔΟΣ', 'AΣ', 'Σa', 'ΣΣ']
  return [
    () => pick(words), () => pick(words), () => pick(spaces), () => pick(spaces), () => pick(special),
    () => some(marks, 3), () => some(numbers, 3), () => some(punctuation, 3), () => some(cased, 4),
    () => some(emoji, 2), () => pick(emoji) + '\ufe0f\u200d' + pick(emoji) + pick(['', '\ufe0f', '\u{1f3fd}']),
    () => some(flags, 2), () => pick(sigmas), () => pick(sigmas) + some(ignorable, 3) + pick(['', 'Σ', 'b', ' ']),
    () => some(fullWidth, 4), () => some(controls, 2), () => some(privateUse, 1), () => some(unassigned, 1),
  ]
}

// Every block of characters gets its turns among pieces of every other kind; a sixth repeats an earlier heading.
function generatedHeadings(newer) {
  const isNewer = new Set(newer)
  const matching = (pattern) => charactersWhere((character) => pattern.test(character) && !isNewer.has(character))
  const blocks = blocksOf(matching(/[^\p{Cn}\p{Co}]/u))
  const makers = pieceMakers(matching)
  const headings = []
  while (headings.length < GENERATED) {
    if (headings.length && random(6) === 0) {
      headings.push(pick(headings) + pick(['', '', '-1', ' 1', '-1-1']))
      continue
    }
    let heading = ''
    for (let count = random(6); count > 0; count--) heading += pick(makers)()
    heading += some(blocks[headings.length % blocks.length], 4)
    for (let count = random(4); count > 0; count--) heading += pick(makers)()
    if (newer.length && random(500) === 0) heading += some(newer, 2)
    headings.push(heading)
  }
  return headings
}

function headingsOfFile(path) {
  return readFileSync(path, 'utf8').split(/\r\n?|\n/)
    .map((line) => /^ {0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/.exec(line))
    .filter(Boolean)
    .map((match) => match[1].replace(/<[^>]*>|\0/g, ''))
}

function ourSlugs(program, headings) {
  const input = headings.map((heading) => heading + '\0').join('')
  const run = spawnSync(resolve(program), { input, maxBuffer: 1 << 30 })
  if (run.error) throw run.error
  if (run.status !== 0) throw new Error(`${program} ended with status ${run.status}: ${run.stderr}`)
  const records = run.stdout.toString('utf8').split('\0')
  if (records.length !== 2 * headings.length + 2) throw new Error(`${program} gave ${records.length} records`)
  const results = headings.map((_, index) => ({ slug: records[1 + 2 * index], name: records[2 + 2 * index] }))
  return { unicode: records[0], results }
}

const codePointName = (character) => 'U+' + character.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')
const printable = (text) => text.replace(/[^ -~]/gu, (character) => `<${codePointName(character)}>`)

// Gives the characters through which the headings differ that may.
function compare(headings, mayDiffer, ours, { default: Slugger, slug }) {
  const slugger = new Slugger()
  const result = { differences: 0, known: 0, characters: new Set() }
  headings.forEach((heading, index) => {
    const theirs = { slug: slug(heading), name: slugger.slug(heading) }
    const our = ours[index]
    const through = [...heading].filter(mayDiffer)
    if (our.slug === theirs.slug && our.name === theirs.name) return
    if (through.length) {
      result.known++
      through.forEach((character) => result.characters.add(character))
    } else if (result.differences++ < SHOWN) {
      console.log(`heading ${printable(heading)}`)
      console.log(`  ours   ${printable(our.slug)}, numbered ${printable(our.name)}`)
      console.log(`  theirs ${printable(theirs.slug)}, numbered ${printable(theirs.name)}`)
    }
  })
  return result
}

async function main([program, modules, ...files]) {
  const path = createRequire(join(resolve(modules), 'here.js')).resolve('github-slugger')
  const theirs = await import(pathToFileURL(path).href)
  const { unicode } = ourSlugs(program, [])
  const isOlderNode = parseFloat(process.versions.unicode) < parseFloat(unicode)
  const newer = charactersWhere((character) => KEPT.test(character) && theirs.slug(character, true) === '')
  const isNewer = new Set(newer)
  const mayDiffer = (character) => isNewer.has(character) || (isOlderNode && /\p{Cn}/u.test(character))

  const all = generatedHeadings(newer)
  for (const file of files) all.push(...headingsOfFile(file))
  // Those that may differ come last, so that no other gets another number through them.
  const differing = all.filter((heading) => [...heading].some(mayDiffer))
  const headings = all.filter((heading) => ![...heading].some(mayDiffer)).concat(differing)
  const result = compare(headings, mayDiffer, ourSlugs(program, headings).results, theirs)

  console.log(`seed ${SEED}; Unicode: utf8proc ${unicode}, Node ${process.versions.unicode}, github-slugger 13`)
  if (result.known)
    console.log('known, for they hold characters assigned after Unicode 13: ' +
      [...result.characters].map(codePointName).sort().join(' '))
  console.log(`peer github-slugger: ${headings.length} headings, ${result.differences} differences, ` +
    `${result.known} known`)
  process.exitCode = result.differences ? 1 : 0
}

main(process.argv.slice(2)).catch((error) => {
  console.error(String(error))
  process.exitCode = 2
})
