// Holds the problem matcher against lines of the gcc format, as GitHub's runner does, and against what --format json says.
//   node matcher.mjs MATCHER GCC_LINES JSON_LINES
import { readFileSync } from 'fs'

const [matcherPath, gccPath, linesPath] = process.argv.slice(2)
const matchers = JSON.parse(readFileSync(matcherPath)).problemMatcher
const lines = readFileSync(gccPath, 'utf8').split('\n').slice(0, -1)
const findings = readFileSync(linesPath, 'utf8').trim().split('\n').slice(1).map((line) => JSON.parse(line))

// The runner asks one matcher after the other, the last one added first, and takes the first that matches.
function match(line) {
  for (const matcher of [...matchers].reverse()) {
    const [pattern] = matcher.pattern
    const groups = new RegExp(pattern.regexp).exec(line)
    if (!groups) continue
    const field = (name) => groups[pattern[name]]
    return [field('file'), field('line'), field('column'), matcher.severity ?? field('severity'), field('code'), field('message')]
  }
}

const expected = findings.map(({ file, line, column, severity, rule, message }) =>
  [file, `${line}`, `${column}`, severity === 'note' ? 'notice' : severity, rule, message])
const matched = lines.map(match).filter((fields) => fields)
let faults = 0
for (let i = 0; i < Math.max(expected.length, matched.length); i++) {
  if (JSON.stringify(expected[i]) === JSON.stringify(matched[i])) continue
  if (faults++ < 10) console.log('expected', expected[i], '\nmatched ', matched[i])
}
console.log(`matcher: ${matched.length} of ${lines.length} lines matched, ${findings.length} findings, ${faults} faults`)
process.exit(faults ? 1 : 0)
