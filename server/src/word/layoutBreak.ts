/**
 * Character style of a line break that export puts into a title to set it in lines of about one length. It is layout:
 * reading the file leaves it out.
 */
export const layoutBreak = 'layoutBreak';
