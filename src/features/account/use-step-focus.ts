import { useEffect, useRef } from 'preact/hooks';

/** When a screen goes to its next step, its heading says something else: whoever listens is taken there. */
export function useStepFocus(step: string): void {
	const before = useRef(step);
	useEffect(() => {
		if (before.current === step) return; // the screen has just come: navigation moves the focus
		before.current = step;
		document.querySelector<HTMLElement>('#main h1')?.focus({ preventScroll: true });
		scrollTo(0, 0);
	}, [step]);
}
