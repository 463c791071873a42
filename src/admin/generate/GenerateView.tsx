export const GenerateView = () => null
