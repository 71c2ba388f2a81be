// The closed lists of the contract, apart from the schemas: the browser uses them without loading zod.

/** What a person may be within one project; several at once. */
export const roles = ['owner', 'trainer', 'reviewer', 'annotator'] as const

/** The part of the search product that a project labels for. */
export const segments = ['ranking', 'recommendation', 'ads', 'safety'] as const

/** Where a project is in its life. */
export const projectStates = ['requested', 'designing', 'pilot', 'production', 'delivered', 'closed'] as const

/** How protected a result is: T0 shown … T4 sealed, TX never displayed. */
export const treatments = ['T0', 'T1', 'T2', 'T3', 'T4', 'TX'] as const

/** What a result is, as far as its preview goes. */
export const contentKinds = ['video', 'image', 'text', 'page'] as const

/** What is judged: each result, each result and then the whole page, two rankers' lists side by side, or two results. */
export const taskKinds = ['pointwise', 'page', 'sides', 'pairwise'] as const

/** What a query is: words, an item that recommendations start from, or a situation told in free text. */
export const queryKinds = ['text', 'seed', 'context'] as const

/** The kinds of scale that a project can begin with. */
export const scaleKinds = [
  'graded-0-3',
  'graded-0-4',
  'binary',
  'esci',
  'needs-met',
  'own',
  'preference-7',
  'preference-3',
] as const

/** Whether annotators explain: never asked, offered, or required before a result is complete. */
export const explainModes = ['off', 'optional', 'required'] as const

/** Rules that need all labels of a project at once: Dawid–Skene, MACE, and the posterior from skill on gold. */
export const modelRules = ['dawid-skene', 'mace', 'posterior'] as const

/** How labels become one grade: the most frequent (ties to the lower median), the lower median, or a model of the people. */
export const consensusRules = ['majority', 'median', ...modelRules] as const

/**
 * What a label is about: `relevance` is the judgement that the project asks for, on pairs and lists a preference; `safety` what is harmful in a
 * result (its value is the highest severity, 0 for none); `serving-risk` what it would mean to show the result for this query; `intent` what
 * the query is after. The values of the last two are places in `servingRisks` and `queryIntents`.
 */
export const dimensions = ['relevance', 'flag', 'safety', 'serving-risk', 'intent'] as const

/** What a label does: gives a value, says that none can be given, or takes back. */
export const labelKinds = ['value', 'cannot-judge', 'retraction'] as const

/** How a label was given. */
export const inputs = ['key', 'pointer', 'touch'] as const

/** Why single labels of a batch were refused (error `labels-refused`); nothing of the batch was stored. */
export const refusals = ['unknown-assignment', 'unknown-subject', 'unknown-grade', 'bad-label', 'adjudicated'] as const

/** What can be unsafe about a result, by the taxonomy; people may opt out of each. */
export const safetyCategories = [
  'bullying',
  'hate',
  'child-safety',
  'self-harm',
  'violence',
  'animal-harm',
  'sexual',
  'graphic',
  'extremism',
  'dangerous-acts',
  'regulated-goods',
  'deception',
] as const

/** The fields that an imported column can be mapped to; `rating` makes the column a source of labels. */
export const importFields = [
  'queryId',
  'query',
  'docId',
  'title',
  'snippet',
  'text',
  'url',
  'rank',
  'language',
  'market',
  'need',
  'context',
  'author',
  'published',
  'duration',
  'treatment',
  'categories',
  'predictions',
  'queryCategories',
  'queryTreatment',
  'mediaUrl',
  'posterUrl',
  'source',
  'seedId',
  'seedTitle',
  'seedText',
  'left',
  'right',
  'leftTitle',
  'leftText',
  'rightTitle',
  'rightText',
  'worker',
  'workerSource',
  'preference',
  'whys',
  'explanation',
  'rating',
  'ignore',
] as const

/** The fields that only tables of two sides have: of pairs, or of preferences between two lists. */
export const importFieldsOfPairs = [
  ...(['left', 'right', 'leftTitle', 'leftText', 'rightTitle', 'rightText'] as const),
  ...(['worker', 'workerSource', 'preference', 'whys', 'explanation'] as const),
] as const satisfies readonly (typeof importFields)[number][]

/** The formats that an import reads. */
export const importFormats = ['trec', 'csv', 'tsv', 'jsonl'] as const

/** Why a result cannot be judged; the digit that picks each is its place in this list, from 1. */
export const cannotJudgeReasons = ['wrong-language', 'did-not-load', 'gone', 'needs-expertise', 'other'] as const

/** Files go up in numbered chunks of at most 1 MiB, so that an upload can be resumed. */
export const chunkBytes = 1_048_576

/** Why a result waits for a decision. */
export const reviewReasons = [
  'no-consensus',
  'spread',
  'cannot-judge',
  'flagged',
  'safety',
  'gold-failed',
  'contested',
  'sampled',
] as const

/** Where a result stands in the review. */
export const reviewStates = ['waiting', 'passed', 'sent-back', 'decided'] as const

/** What a reviewer says: a grade, that no grade is right, that the annotators are to look again, or that a lead is to decide. */
export const decisionKinds = ['grade', 'none', 'send-back', 'pass-up'] as const

/** What people are told in their inbox. */
export const noticeKinds = [
  'sent-back',
  'decided',
  'contest-answered',
  'guideline',
  'skill-low',
  'skill-retrain',
  'skill-paused',
  'standing-lifted',
  'recheck',
  'reassigned',
  'assigned',
  'course-passed',
  'course-again',
  'test-passed',
  'test-failed',
  'test-used-up',
  'let-in',
  'more-attempts',
  'suspect-reported',
  'suspect-unusual',
  'suspect-waits',
] as const

/** What gold is for: hidden among the work, explaining itself in training, or asked in a qualification test. */
export const goldPools = ['production', 'training', 'qualification'] as const

/** Why gold is no longer served: taken out by hand, answered by enough people, or its clause reads otherwise now. */
export const goldRetirements = ['by-hand', 'answered', 'clause'] as const

/** Whether a person may work in a language. */
export const standingStates = ['training', 'working', 'paused'] as const

/** What happens when somebody's skill falls under the standard: they are told, go back to training, or stop. */
export const belowStandard = ['tell', 'retrain', 'pause'] as const

/** What an owner can do to many labels or tasks at once. */
export const bulkKinds = ['stale', 'reassign', 'places'] as const

/** Where a bulk action is: under way, done, being undone, undone. */
export const bulkStates = ['running', 'done', 'undoing', 'undone'] as const

/** What can decide between two lists; picked beside a preference. */
export const whys = ['relevance', 'freshness', 'quality', 'diversity', 'safety', 'other'] as const

/** How far people agree, in figures; all of them over the grades of the same results. */
export const agreementMeasures = [
  'alpha-nominal',
  'alpha-ordinal',
  'alpha-interval',
  'fleiss',
  'ac1',
  'ac2-linear',
  'ac2-quadratic',
  'percent',
] as const

/** What agreement is shown by, apart from people. */
export const agreementSlices = ['language', 'market', 'grade', 'clause', 'month'] as const

/** Why a figure of agreement has no value: nothing was graded by two, or only one grade was ever given. */
export const undefinedReasons = ['no-pairs', 'one-category'] as const

/** What a lead may want to ask people about. */
export const signalKinds = ['too-fast', 'away', 'same-grade', 'same-words', 'too-alike', 'right-after'] as const

/** What a lead has noted on a signal. */
export const signalAnswers = ['seen', 'explained'] as const

/** What a person goes through before labelling: a course that explains itself, a test that does not. */
export const courseKinds = ['training', 'qualification'] as const

/** The pools of gold that are never part of production. */
export const coursePools = ['training', 'qualification'] as const

/** What stands between a person and a language: a course, a test to begin or to finish, no attempt left, or a pause. */
export const gateStates = ['training', 'test', 'testing', 'failed', 'paused'] as const

/** Where an attempt stands; a failed course begins again. */
export const attemptStates = ['running', 'passed', 'failed'] as const

/** Which labels a file of single labels holds: all, grades alone, or what was said of safety alone. */
export const labelParts = ['all', 'grades', 'safety'] as const

/** The files that preferences can leave in. */
export const preferenceFiles = ['preferences', 'ranking', 'crowd-kit', 'trec-prefs'] as const

/** The two runs that are compared. */
export const runSides = ['a', 'b'] as const

/** Where the program that reads clips comes from. */
export const decoders = ['system', 'bundled', 'none'] as const

/** Why no preview could be made: nothing that makes them, the file, or the worker died of it each time. */
export const previewProblems = ['no-library', 'no-decoder', 'not-media', 'cannot-decode', 'worker-died'] as const
