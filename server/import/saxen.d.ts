/** The part of saxen that `read-xml.ts` uses; the package brings no types. */
declare module 'saxen' {
	type Decode = (text: string) => string;
	export class Parser {
		on(event: 'openTag', heard: (name: string, attributes: () => Record<string, string>) => void): this;
		on(event: 'closeTag', heard: (name: string) => void): this;
		on(event: 'text', heard: (text: string, decode: Decode) => void): this;
		on(event: 'cdata', heard: (text: string) => void): this;
		on(event: 'attention', heard: (text: string) => void): this;
		on(event: 'error' | 'warn', heard: (error: Error) => void): this;
		parse(text: string): this;
	}
}
