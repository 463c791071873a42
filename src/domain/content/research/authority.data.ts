/** Standing of a publisher, 0 to 1. A domain covers its subdomains; the longest entry that fits counts. */
export const domainAuthority: Readonly<Record<string, number>> = {
  'mckinsey.com': 0.95,
  'hbr.org': 0.95,
  'nature.com': 0.92,
  'gartner.com': 0.9,
  'forrester.com': 0.9,
  'deloitte.com': 0.9,
  'mit.edu': 0.9,
  'stanford.edu': 0.9,
  'pwc.com': 0.88,
  'sciencedirect.com': 0.88,
  'accenture.com': 0.85,
  'forbes.com': 0.75,
  'techcrunch.com': 0.72,
  'wired.com': 0.7,
}

export const unknownAuthority = 0.5
export const ownSourceAuthority = 0.9
