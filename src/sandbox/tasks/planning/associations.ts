/** Neighbouring notions of broad business themes: what a well-read person would also search for. They claim nothing. */
const associations: [RegExp, string][] = [
  [/passwordless|passkey|sign-?in|authenticat|password|identity|phishing|login/i, 'passkeys, password, phishing, authentication, service desk, hardware keys, recovery, accounts, devices'],
  [/\bAI\b|artificial intelligence|machine learning|automation|chatbot|language model/i, 'AI, AI tools, AI projects, governance, customer service, drafts, chatbots'],
  [/remote|hybrid|home office|distributed team|workplace/i, 'remote work, hybrid work, office, meetings, teams, attendance, desks'],
  [/sustainab|energy|climate|carbon|emission|solar|circular/i, 'energy, emissions, climate targets, efficiency, solar power, plants, saving, suppliers, consumption'],
  [/health|hospital|patient|clinic|medical|nurs/i, 'hospitals, patients, records, consultations, nurses, wards, practices, documentation, systems'],
  [/retail|e-?commerce|online shop|store|checkout|customer experience|returns/i, 'retail, shops, checkout, returns, customers, orders, stores, delivery, prices'],
  [/payment|invoice|treasury|bank|finance|fraud/i, 'payments, invoices, fraud, banks, liquidity, suppliers, controls, finance, accounts'],
  [/supply chain|manufactur|factory|logistic|maintenance|robot|freight|procurement/i, 'suppliers, maintenance, manufacturers, robots, freight, plants, stocks, parts, production'],
  [/marketing|\bPR\b|public relations|communication|podcast|white ?paper|outreach|content/i, 'PR, communication, white papers, podcasts, outreach, content, readers, journalists'],
]

/** Notions that belong to the theme of a topic; none for a theme that is not known. */
export const associated = (topic: string): string[] => associations.find(([cue]) => cue.test(topic))?.[1].split(', ') ?? []
