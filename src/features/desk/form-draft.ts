/** What a desk has written into a form so far: made whole again after a reload, whatever an older page kept. Pure. */

/** The form as it was kept; a field that is missing, or of another type than in `fresh`, is as in `fresh`. */
export function readFormDraft<F extends object>(fresh: F, kept: unknown): F {
	if (typeof kept !== 'object' || kept === null) return fresh;
	const form = { ...fresh };
	for (const [field, value] of Object.entries(kept)) {
		const here = (fresh as Record<string, unknown>)[field];
		if (here === undefined || typeof here !== typeof value || Array.isArray(here) !== Array.isArray(value)) continue;
		if (Array.isArray(value) && !value.every((one) => typeof one === 'string')) continue;
		Object.assign(form, { [field]: value });
	}
	return form;
}

/** Days that passed while the draft lay here begin today. */
export function fromTodayOn<F extends { from: string; to: string }>(form: F, today: string): F {
	if (form.from >= today) return form;
	return { ...form, from: today, to: form.to < today ? today : form.to };
}
