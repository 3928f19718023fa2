/** The place in a page's head where the link to its Chinese font goes once the font is cut. */
export const KAI_PLACEHOLDER = '<meta name="kai-font">';
