// Holds a SARIF log against its schema, and against what --format json says of the same files.
//   node sarif.mjs NODE_MODULES LOG JSON_LINES FOLDER
// FOLDER is where the files of both lie. Ends with a line that says how much was held against what.
import { readFileSync } from 'fs'
import { createRequire } from 'module'
import { join, resolve } from 'path'

const [modules, logPath, linesPath, folder] = process.argv.slice(2)
const require = createRequire(join(resolve(modules), 'x.js'))
const MOST_RESULTS = 25000
let faults = 0

function check(isRight, ...words) {
  if (isRight || faults++ >= 20) return
  console.log(...words)
}

function validate(log) {
  const Ajv = require('ajv/dist/2020').default
  const ajv = new Ajv({ strict: false, allErrors: true })
  require('ajv-formats').default(ajv)
  const schema = JSON.parse(readFileSync(join(modules, '@microsoft', `sarif-multitool-${process.platform}`, 'sarif-2.1.0.json')))
  const isValid = ajv.compile(schema)
  check(isValid(log), 'not valid by the schema:', JSON.stringify(isValid.errors, null, 1))
}

const contents = new Map()

// A file's bytes, and its lines as arrays of characters with where each begins.
function content(uri) {
  if (!contents.has(uri)) {
    const bytes = readFileSync(join(folder, decodeURIComponent(uri)))
    const start = bytes.subarray(0, 3).equals(Buffer.from('\uFEFF')) ? 3 : 0
    const starts = [start]
    for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) starts.push(at + 1)
    contents.set(uri, { bytes, starts })
  }
  return contents.get(uri)
}

// The byte at which a line's column stands.
function offsetOf(uri, line, column) {
  const { bytes, starts } = content(uri)
  const rest = bytes.subarray(starts[line - 1], starts[line] ?? bytes.length).toString()
  return starts[line - 1] + Buffer.byteLength([...rest].slice(0, column - 1).join(''))
}

const rangeOf = (uri, region) => [
  offsetOf(uri, region.startLine, region.startColumn),
  offsetOf(uri, region.endLine, region.endColumn),
]

function checkRules(rules) {
  for (const rule of rules) {
    check(rule.help.text.startsWith(`# ${rule.id}\n`) && rule.help.markdown === rule.help.text, 'help of', rule.id)
    check(rule.shortDescription.text.length > 10 && rule.shortDescription.text.length <= 1024, 'words of', rule.id)
    check(['error', 'warning', 'note'].includes(rule.defaultConfiguration.level), 'level of', rule.id)
    check(rule.properties.tags.length <= 20 && rule.properties.precision, 'properties of', rule.id)
  }
  check(new Set(rules.map((rule) => rule.id)).size === rules.length, 'a rule stands twice')
}

const unescaped = (text) => text.replace(/\\([\\[\]])/g, '$1')

function checkResult(result, rules, finding) {
  const where = result.locations[0].physicalLocation
  const uri = where.artifactLocation.uri
  const words = `${uri}:${where.region.startLine} ${result.ruleId}`
  const { bytes, starts } = content(uri)
  check(rules[result.ruleIndex].id === result.ruleId, words, 'has another rule at its index')
  check(!/^[a-z]+:|^\/|\\/.test(uri), words, 'has no relative path')
  check(finding, words, 'is not what --format json says')
  if (!finding) return
  check(unescaped(result.message.text) === finding.message || finding.message.length > 4000, words, 'says', result.message.text)
  check(!/(?<!\\)(\\\\)*\[[^\]]*\]\(/.test(result.message.text), words, 'has a link in', result.message.text)
  check(offsetOf(uri, where.region.startLine, where.region.startColumn) === starts[finding.line - 1] + finding.column - 1,
    words, 'begins elsewhere')
  check((result.relatedLocations ?? []).length === Math.min(finding.notes.length, 100), words, 'has other notes')
  for (const [i, replacement] of (result.fixes?.[0].artifactChanges[0].replacements ?? []).entries()) {
    const edit = finding.fix.edits[i]
    const [start, end] = rangeOf(uri, replacement.deletedRegion)
    check(start === edit.start && end === edit.end, words, 'edits', start, end, 'and not', edit.start, edit.end)
    check(replacement.insertedContent.text === edit.text, words, 'writes', replacement.insertedContent.text)
  }
  check(bytes.length > 0, words, 'is in an empty file')
}

const log = JSON.parse(readFileSync(logPath))
const findings = readFileSync(linesPath, 'utf8').trim().split('\n').slice(1).map((line) => JSON.parse(line))
const run = log.runs[0]
validate(log)
check(log.version === '2.1.0' && log.runs.length === 1 && run.columnKind === 'unicodeCodePoints', 'the head is not right')
checkRules(run.tool.driver.rules)

// Both in order of severity, and within one as they were found.
const levels = ['error', 'warning', 'note']
const sorted = levels.flatMap((level) => findings.filter((finding) => finding.severity === level))
check(run.results.length === Math.min(sorted.length, MOST_RESULTS), run.results.length, 'results of', sorted.length, 'findings')
for (const [i, result] of run.results.entries())
  checkResult(result, run.tool.driver.rules, sorted[i]?.rule === result.ruleId && sorted[i]?.severity === result.level ? sorted[i] : undefined)
const prints = run.results.map((result) => result.partialFingerprints.primaryLocationLineHash)
check(new Set(prints).size === prints.length, 'two results have one fingerprint')
check(prints.every((print) => /^[0-9a-f]{16}:[0-9]+$/.test(print)), 'a fingerprint has another form')
const leftOut = run.invocations?.[0].toolExecutionNotifications[0].message.text ?? ''
check(leftOut.startsWith(sorted.length > MOST_RESULTS ? `${sorted.length - MOST_RESULTS} more findings` : ''), 'left out:', leftOut)
check(sorted.length > MOST_RESULTS || !leftOut, 'left out:', leftOut)
const fixes = run.results.filter((result) => result.fixes).length
console.log(`sarif: ${run.results.length} results, ${fixes} with fixes, ${run.tool.driver.rules.length} rules, ${faults} faults`)
process.exit(faults ? 1 : 0)
