// Reads declarative Jenkinsfiles as Jenkins does, and prints of each in a line of JSON what it says, or why it is
// refused: `groovy jenkinsfile.groovy FILE…`.
//
// One is compiled as Groovy. Then every block knows its own words, <https://www.jenkins.io/doc/book/pipeline/syntax/>,
// and every step its own parameters with their types, <https://www.jenkins.io/doc/pipeline/steps/>: those that an
// example of ours has use for. Any other word is refused, and so is a part that is missing.

import groovy.json.JsonOutput
import groovy.transform.Field
import org.codehaus.groovy.control.CompilationFailedException

// What stands in a block: other blocks and values, once each.
@Field final Map BLOCKS = [
    pipeline: ['agent', 'stages', 'post', 'environment', 'options', 'parameters', 'triggers', 'tools'],
    stage: ['agent', 'steps', 'post', 'environment', 'options', 'tools', 'when', 'failFast'],
    post: ['always', 'changed', 'fixed', 'regression', 'aborted', 'failure', 'success', 'unstable', 'unsuccessful', 'cleanup'],
    agent: ['docker', 'label'],
    docker: ['image', 'label', 'args', 'alwaysPull', 'reuseNode', 'registryUrl', 'registryCredentialsId', 'customWorkspace'],
]
@Field final Map REQUIRED = [pipeline: ['agent', 'stages'], stage: ['steps'], docker: ['image']]
// What holds steps, one after the other.
@Field final List SEQUENCES = ['steps', *BLOCKS.post]
// Of each step: its parameters; the first is the one that may stand without its name, and has to be there.
@Field final Map STEPS = [
    sh: [script: String, encoding: String, label: String, returnStatus: Boolean, returnStdout: Boolean],
    echo: [message: String],
    junit: [
        testResults: String, allowEmptyResults: Boolean, checksName: String, healthScaleFactor: Number,
        keepProperties: Boolean, keepTestNames: Boolean, skipMarkingBuildUnstable: Boolean, skipOldReports: Boolean,
        skipPublishingChecks: Boolean, stdioRetention: String,
    ],
    recordIssues: [
        tools: List, aggregatingResults: Boolean, enabledForFailure: Boolean, failOnError: Boolean, id: String,
        ignoreQualityGate: Boolean, minimumSeverity: String, name: String, publishAllIssues: Boolean,
        qualityGates: List, quiet: Boolean, skipBlames: Boolean, skipPublishingChecks: Boolean,
        sourceCodeEncoding: String, sourceDirectories: List,
    ],
    archiveArtifacts: [
        artifacts: String, allowEmptyArchive: Boolean, caseSensitive: Boolean, defaultExcludes: Boolean,
        excludes: String, fingerprint: Boolean, followSymlinks: Boolean, onlyIfSuccessful: Boolean,
    ],
]
// What stands in the parameters of a step.
@Field final Map SYMBOLS = [
    sarif: [pattern: String, id: String, name: String, reportEncoding: String, skipSymbolicLinks: Boolean],
]

class Refused extends RuntimeException {
    Refused(String message) { super(message) }
}

/** One block: what its closure says is asked of it, and of nothing else. */
class Block {
    final String name
    final Closure<Object> hear
    final said

    Block(String name, said, Closure hear) {
        this.name = name
        this.said = said
        this.hear = hear
    }

    def methodMissing(String word, arguments) { hear(said, word, arguments as List) }

    def propertyMissing(String word) {
        if (word in ['any', 'none'] && name in ['pipeline', 'stage']) return word
        throw new Refused("${name}: '${word}' is no word here")
    }

    def propertyMissing(String word, value) { throw new Refused("${name}: '${word}' is set, which only 'environment' may") }

    static read(String name, said, Closure body, Closure hear) {
        body.resolveStrategy = Closure.DELEGATE_ONLY
        body.delegate = new Block(name, said, hear)
        body()
        said
    }
}

def parameters(String word, Map known, List given) {
    def first = known.keySet().first()
    def named = given.size() == 1 && !(given[0] instanceof Map) ? [(first): given[0]] : given.size() == 1 ? given[0] : null
    if (named == null) throw new Refused("${word}: one parameter, or parameters by name")
    named.each { key, value ->
        if (!known.containsKey(key)) throw new Refused("${word}: no parameter '${key}'")
        if (!known[key].isInstance(value)) throw new Refused("${word}: '${key}' must be a ${known[key].simpleName}")
    }
    if (!named.containsKey(first)) throw new Refused("${word}: '${first}' is missing")
    named
}

def steps(String name, Closure body) {
    def done = Block.read(name, [], body) { said, word, given ->
        if (SYMBOLS.containsKey(word)) return [(word): parameters(word, SYMBOLS[word], given)]
        if (!STEPS.containsKey(word)) throw new Refused("${name}: no step '${word}'")
        said << [(word): parameters(word, STEPS[word], given)]
    }
    if (!done) throw new Refused("${name}: no steps")
    done
}

def stages(Closure body) {
    def found = Block.read('stages', [:], body) { said, word, given ->
        if (word != 'stage' || given.size() != 2) throw new Refused("stages: stage('NAME') { … } and nothing else")
        if (said.containsKey(given[0])) throw new Refused("stages: two are called '${given[0]}'")
        said[given[0]] = block('stage', given[1])
    }
    if (!found) throw new Refused('stages: none')
    found
}

def block(String name, Closure body) {
    def found = Block.read(name, [:], body) { said, word, given ->
        if (!BLOCKS[name].contains(word)) throw new Refused("${name}: '${word}' is no word here")
        if (said.containsKey(word)) throw new Refused("${name}: '${word}' stands twice")
        if (given.size() != 1) throw new Refused("${name}: '${word}' takes one value or block")
        said[word] = content(word, given[0])
    }
    REQUIRED.get(name, []).each { if (!found.containsKey(it)) throw new Refused("${name}: '${it}' is missing") }
    found
}

def content(String word, given) {
    if (!(given instanceof Closure)) {
        if (BLOCKS.containsKey(word) && !(word in ['agent', 'docker']) || SEQUENCES.contains(word) || word == 'stages') {
            throw new Refused("${word}: a block is wanted")
        }
        return given
    }
    if (word == 'stages') return stages(given)
    if (SEQUENCES.contains(word)) return steps(word, given)
    if (BLOCKS.containsKey(word)) return block(word, given)
    throw new Refused("${word}: this reader knows no block of it")
}

def pipeline(File file) {
    def found = []
    new GroovyShell(new Binding(pipeline: { Closure body -> found << block('pipeline', body) })).evaluate(file)
    if (found.size() != 1) throw new Refused("one pipeline is wanted, not ${found.size()}")
    found[0]
}

args.each {
    try {
        println JsonOutput.toJson(pipeline(new File(it)))
    } catch (CompilationFailedException | MissingMethodException | MissingPropertyException | Refused error) {
        println JsonOutput.toJson([refused: error.message])
    }
}
