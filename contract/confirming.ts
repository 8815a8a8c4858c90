/** 「まちがいありません」 holds a year; then a record is said to be old, and those who look after it are reminded. */
export const CONFIRMED_DAYS = 365;
