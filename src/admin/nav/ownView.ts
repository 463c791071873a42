type Views = Record<string, { path?: string } | undefined>

/** Whether the first part of an address is that of a view of our own, whatever it is called in the settings; the sign-in is for everybody. */
export const isOwnView = (views: object | undefined, first: string | undefined): boolean =>
  Boolean(first) && first !== 'login' && Object.values((views ?? {}) as Views).some((view) => view?.path === `/${first}`)
