/** Neighbouring notions of broad business themes: what a well-read person would also search for. They claim nothing. */
const associations: [RegExp, string][] = [
  [/passwordless|passkey|sign-?in|authenticat|password|identity|phishing|login/i, 'passkeys, password, phishing, authentication, sign-in, hardware keys, account recovery, lock-outs'],
  [/\bAI\b|artificial intelligence|machine learning|automation|chatbot|language model/i, 'AI, AI tools, AI projects, AI use, drafts, chatbots'],
  [/remote|hybrid|home office|distributed team|workplace/i, 'remote work, remote teams, hybrid work, office days, home office, attendance, desks'],
  [/sustainab|energy|climate|carbon|emission|solar|circular/i, 'energy, emissions, climate targets, energy efficiency, solar power, energy manager, heat pumps, electricity, power, heating, lighting, waste heat, carbon'],
  [/health|hospital|patient|clinic|medical|nurs/i, 'hospitals, patients, patient records, video consultations, nurses, wards, clinical documentation'],
  [/retail|e-?commerce|online shop|store|checkout|customer experience|returns/i, 'retail, online shops, checkout, returns, shoppers, stores, delivery'],
  [/payment|invoice|treasury|bank|finance|fraud/i, 'payments, invoices, payment fraud, banks, liquidity, treasury'],
  [/supply chain|manufactur|factory|logistic|maintenance|robot|freight|procurement/i, 'supply chain, suppliers, maintenance, manufacturers, robots, freight, spare parts, stocks'],
  [/marketing|\bPR\b|public relations|communication|podcast|white ?paper|outreach|content/i, 'PR, communication, white papers, podcasts, outreach, content, readers, journalists'],
]

/** Notions that belong to the theme of a topic; none for a theme that is not known. */
export const associated = (topic: string): string[] => associations.find(([cue]) => cue.test(topic))?.[1].split(', ') ?? []
