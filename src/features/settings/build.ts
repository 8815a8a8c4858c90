/** Which build this page is: the same text as `/version.json` of the server that served it. */
export const BUILD: string = import.meta.env.VITE_BUILD ?? 'dev';
