/** Random tokens for cookies, and the only form in which they are stored. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 bits, base64url, 43 characters. */
export function newToken(): string {
	return randomBytes(32).toString('base64url');
}

/** SHA-256, base64url: a token of 256 bits cannot be found from it. */
export function hashToken(token: string): string {
	return createHash('sha256').update(token).digest('base64url');
}

/** Takes the same time wherever the two differ. */
export function isSame(a: string, b: string): boolean {
	const [left, right] = [Buffer.from(a), Buffer.from(b)];
	return left.length === right.length && timingSafeEqual(left, right);
}
