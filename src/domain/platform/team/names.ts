/** SQL of what a person is called where others see them; `user` is the alias of the row of users. */
export const shownName = (user: string): string => `coalesce(nullif(${user}.display_name, ''), ${user}.email)`
