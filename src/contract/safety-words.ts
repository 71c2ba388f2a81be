// The closed lists of safety labels and protected viewing, apart from the schemas: the browser uses them without loading zod.

/** What exactly is unsafe, by category. */
export const leavesByCategory = {
  bullying: ['insult', 'targeted-harassment', 'doxxing', 'threat-to-a-person', 'non-consensual-intimate-image'],
  hate: ['slur', 'dehumanisation', 'exclusion-or-incitement', 'hateful-symbol', 'denial-of-atrocity'],
  'child-safety': [
    'endangerment',
    'bullying-of-a-minor',
    'age-inappropriate',
    'physical-abuse',
    'grooming',
    'sexualisation-of-a-minor',
    'suspected-csam',
  ],
  'self-harm': ['suicide', 'self-injury', 'eating-disorder', 'substance-misuse'],
  violence: ['assault', 'weapon-threat', 'torture-or-killing', 'sexual-violence', 'trafficking'],
  'animal-harm': ['cruelty', 'fighting', 'neglect', 'graphic-slaughter-or-hunting', 'sexual-abuse-of-an-animal'],
  sexual: ['suggestive', 'nudity', 'explicit', 'extreme'],
  graphic: ['injury-or-medical', 'corpse', 'disaster-or-war', 'gross-out', 'flashing-media'],
  extremism: ['propaganda', 'attacker-footage', 'manifesto', 'recruitment'],
  'dangerous-acts': ['challenge-or-stunt', 'unsafe-instructions', 'weapon-making', 'false-health-practice'],
  'regulated-goods': ['drugs', 'weapons', 'tobacco-alcohol-gambling', 'wildlife', 'counterfeit'],
  deception: [
    'scam',
    'phishing-or-malware',
    'impersonation',
    'misinformation',
    'manipulated-media',
    'spam-or-clickbait',
  ],
} as const

/** All of these leaves. */
export const safetyLeaves = Object.values(leavesByCategory).flat()

/** How harm appears: shown, promoted, reported on, opposed …. */
export const safetyContexts = [
  'depicts',
  'promotes',
  'instructs',
  'threatens',
  'sells',
  'fiction-game-art',
  'news-documentary',
  'education-prevention',
  'recovery-support',
  'counter-speech',
  'satire',
] as const

/** What it would mean to show a result for the query, least first. */
export const servingRisks = ['ok', 'ok-if-sought', 'unexpected', 'should-be-supportive', 'must-not-surface'] as const

/** What the person who typed the query is after, least worrying first. */
export const queryIntents = [
  'benign',
  'ambiguous',
  'information-or-prevention',
  'seeking-help',
  'harm-seeking',
] as const

/** What a safety label was judged from. */
export const safetyBases = ['title', 'snippet', 'thumbnail', 'video', 'audio', 'landing-page'] as const

/** How sure the annotator is of a safety label. */
export const confidences = ['low', 'medium', 'high'] as const

/** When a project asks for safety: never, beside relevance, before relevance, or instead of it. */
export const safetyModes = ['off', 'beside', 'first', 'only'] as const

/** What masked words are replaced by, typed so that the text can still be judged: `[slur]`. */
export const maskTokens = [
  'slur',
  'insult',
  'threat',
  'self-harm-method',
  'violence',
  'sexual',
  'drug',
  'weapon',
  'extremist-name',
  'personal-data',
  'other',
] as const

/** Where the treatment of a masked result comes from, as far as its card may say. */
export const cardSources = ['prediction', 'source', 'people'] as const

/** The parts of a result that are revealed one by one. */
export const viewParts = ['media', 'text'] as const

/** Why a step cannot be shown: the treatment, the project or the person's own ceiling, an opt-out, today's limit, no preview, not opted in to sealed items. */
export const revealRefusals = ['ceiling', 'opted-out', 'limit', 'no-preview', 'sealed', 'gone'] as const

/** Where a result under suspicion stands: taken out of everything, given back by the officer, or taken back by who reported it. */
export const quarantineStates = ['held', 'restored', 'undone', 'confirmed'] as const

/** One key at the end of a masked task: how the person feels, for comparing two styles of masking. */
export const moods = ['good', 'neutral', 'bad'] as const

/** Why remote media could not be fetched; nothing of what the other server said is kept. */
export const fetchProblems = [
  'bad-address',
  'not-listed',
  'private-address',
  'no-such-host',
  'too-many-redirects',
  'refused',
  'too-large',
  'too-slow',
  'wrong-type',
  'bad-playlist',
  'broken-off',
] as const
