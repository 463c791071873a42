export const TemplatePreview = () => null
