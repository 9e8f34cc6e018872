/** Longest side of a picture that is completed at its own scale, pixels. Apart from the code that does it, which is loaded when needed. */
export const mostSide = 1024;
