/** Settings under which nobody meets a limit: one address and one person play everybody in tests and benchmarks. */
export const wideLimits = Object.fromEntries(
  ['ADDRESS_REQUESTS', 'STAFF_REQUESTS', 'CLIENT_REQUESTS', 'AGENCY_REQUESTS'].map((name) => [`${name}_PER_MINUTE`, '1000000'])
    .concat(['SIGN_INS', 'GENERATIONS', 'UPLOADS', 'EXPORTS'].map((name) => [`${name}_PER_MINUTE`, '10000'])),
) as Record<string, string>
