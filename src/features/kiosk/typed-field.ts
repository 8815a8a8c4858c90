/** The field that our own keyboard writes into, and how it writes: as if the letters had come from any other keyboard. */
import { signal } from '@preact/signals';

export type Field = HTMLInputElement | HTMLTextAreaElement;

/** The field that has the focus; null: nobody types. */
export const field = signal<Field | null>(null);

const TYPED = 'input:is([type=text], [type=search], [type=tel], [type=email], [type=url], :not([type])), textarea';

/** From now on the system's keyboard stays away and ours knows where to write. */
export function followFields(): void {
	// before the focus comes: once the system's keyboard is up, it stays
	addEventListener('pointerdown', (event) => prepare(event.target), { capture: true });
	addEventListener('focusin', (event) => {
		prepare(event.target);
		field.value = fieldOf(event.target);
	});
	addEventListener('focusout', (event) => {
		const next = event.relatedTarget;
		// the keys of our keyboard never take the focus; anything else does, or nothing has it
		if (!(next instanceof Element) || !next.matches(TYPED)) field.value = null;
	});
}

function prepare(target: EventTarget | null): void {
	const found = fieldOf(target);
	if (!found) return;
	found.inputMode = 'none';
	found.autocomplete = 'off';
	found.spellcheck = false;
}

function fieldOf(target: EventTarget | null): Field | null {
	return target instanceof Element && target.matches(TYPED) ? (target as Field) : null;
}

/** Puts `change(text before the caret)` in its place; the screen hears of it as of any typing. */
export function writeAtCaret(into: Field, change: (before: string) => string): void {
	const at = into.selectionStart ?? into.value.length;
	const end = into.selectionEnd ?? at;
	const before = change(into.value.slice(0, at));
	const text = before + into.value.slice(end);
	setValue(into, text);
	if (into.type !== 'email') into.setSelectionRange(before.length, before.length);
	into.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
}

/** Past whatever a framework has put over `value`, so that it sees the change. */
function setValue(into: Field, text: string): void {
	const prototype = into instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
	Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(into, text);
}
