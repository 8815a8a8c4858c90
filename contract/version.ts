/**
 * The protocol's number, its history, and the oldest number a server still speaks.
 *
 * Every answer of the server carries `protocol`. A device that meets a number above its own shows what it
 * has, asks for a newer page, and can still push its outbox. `version.test.ts` hashes the schemas: whoever
 * changes one meets that test, decides whether old devices can live with it, and writes a line here.
 *
 * | number | what changed |
 * | ---: | --- |
 * | 1 | first: head, pages, segments, tail, nudge, RPDE feed |
 */
export const PROTOCOL = 1;
export const OLDEST_PROTOCOL_SPOKEN = 1;
