export const GenerateButton = () => null
