/** The product's mark: a stage light falling on a page. Drawn in the text's colour. */
export const Icon = () => (
  <svg aria-hidden="true" fill="none" height="100%" viewBox="0 0 25 25" width="100%" xmlns="http://www.w3.org/2000/svg">
    <path d="M5 21.5V3.5h9l6 6v12H5Z" stroke="currentColor" strokeLinejoin="round" strokeWidth="1.6" />
    <path d="M14 3.5v6h6" stroke="currentColor" strokeLinejoin="round" strokeWidth="1.6" />
    <path d="m9 17.5 3.2-4 2.4 2.4 2-2.6" stroke="currentColor" strokeLinecap="round" strokeLinejoin="round" strokeWidth="1.6" />
  </svg>
)
