/** What a person adds to the numbers: why something fell out so, and what was tried. By the claim's number. */
export const remarks: Readonly<Record<string, string>> = {};
