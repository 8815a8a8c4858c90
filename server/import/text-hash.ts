/** SHA-256 over many small texts, gathered so that each costs no call of its own. */
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';

const AT_ONCE = 256 * 1024;

export class TextHash {
	readonly #hash = createHash('sha256');
	readonly #bytes = Buffer.allocUnsafeSlow(AT_ONCE);
	#used = 0;

	update(text: string): void {
		// no unit of UTF-16 takes more than three bytes
		if (this.#used + text.length * 3 > AT_ONCE) this.#pass();
		if (text.length * 3 > AT_ONCE) this.#hash.update(text);
		else this.#used += this.#bytes.write(text, this.#used);
	}

	/** base64url */
	digest(): string {
		this.#pass();
		return this.#hash.digest('base64url');
	}

	#pass(): void {
		this.#hash.update(this.#bytes.subarray(0, this.#used));
		this.#used = 0;
	}
}
