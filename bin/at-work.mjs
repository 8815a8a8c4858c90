/** Modules of screens that only people with an account and kiosks open; `sw/at-work.ts` keeps their files. */
export const AT_WORK =
	/^src\/(?:features\/(?:account|coordination|desk|editing|fleet|importing|kiosk|lent|people)\/|features\/(?:consult|emergency|exchange|forum|helpers|issues|network|progress|stories)\/lead-|app\/kiosk-mode\.|i18n\/\w+\/account-messages\.)/;
