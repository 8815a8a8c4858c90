/** The first thing that was not as it must be. `rule`: short, the same for the same kind of breach. */
export class Breach extends Error {
	readonly rule: string;

	constructor(rule: string, detail: string) {
		super(`${rule}: ${detail}`);
		this.name = 'Breach';
		this.rule = rule;
	}
}
