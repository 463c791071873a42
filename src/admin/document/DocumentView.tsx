export const DocumentView = () => null
