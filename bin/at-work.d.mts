export const AT_WORK: RegExp;
