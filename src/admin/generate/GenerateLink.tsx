export const GenerateLink = () => null
