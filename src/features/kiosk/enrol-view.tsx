import './enrol-view.css';
import { useEffect, useState } from 'preact/hooks';
import { paths } from '../../../contract/paths.ts';
import { now as clock } from '../../data/clock.ts';
import { askToEnrol, type Enrolling, type EnrolProblem, lookWhetherApproved } from '../../data/kiosk.ts';
import { town } from '../../data/town.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { Screen } from '../../ui/screen.tsx';

const LOOK_EVERY_MS = 5_000;

/** Shows a code and waits until somebody with the right has approved it on their own phone. */
export function EnrolView() {
	const [asked, setAsked] = useState<Enrolling | EnrolProblem | 'asking' | 'over' | null>(null);
	const area = town.value?.area;
	const ask = () => {
		if (!area) return;
		setAsked('asking');
		void askToEnrol(area).then(setAsked);
	};
	useEffect(() => {
		if (typeof asked !== 'object' || asked === null) return;
		const timer = setInterval(async () => {
			const state = await lookWhetherApproved(asked);
			if (state === 'over') setAsked('over');
			// from now on everything behaves otherwise: begin anew
			if (state === 'approved') location.replace(paths.kiosk());
		}, LOOK_EVERY_MS);
		return () => clearInterval(timer);
	}, [asked]);

	if (typeof asked === 'object' && asked !== null) return <CodeOnTheGlass enrolling={asked} />;
	return (
		<Screen title={<T k="kiosk.enrolTitle" />} lead={<T k="kiosk.enrolLead" />}>
			<ul class="enrol__points">
				<li>
					<T k="kiosk.enrolPoint1" />
				</li>
				<li>
					<T k="kiosk.enrolPoint2" />
				</li>
				<li>
					<T k="kiosk.enrolPoint3" />
				</li>
			</ul>
			{typeof asked === 'string' && asked !== 'asking' && (
				<p class="enrol__problem" role="alert">
					<T k={PROBLEMS[asked]} />
				</p>
			)}
			<Button variant="solid" onClick={ask}>
				<T k={asked === 'asking' ? 'kiosk.enrolAsking' : 'kiosk.enrolStart'} />
			</Button>
		</Screen>
	);
}

const PROBLEMS = {
	'cannot-keep': 'kiosk.enrolCannotKeep',
	unreachable: 'kiosk.enrolUnreachable',
	'too-many': 'kiosk.enrolTooMany',
	over: 'kiosk.enrolOver',
} as const;

function CodeOnTheGlass({ enrolling }: { enrolling: Enrolling }) {
	const { code, untilMs } = enrolling;
	const minutes = Math.min(10, Math.max(1, Math.ceil((untilMs - clock.value.ms) / 60_000)));
	return (
		<Screen title={<T k="kiosk.codeTitle" />} lead={<T k="kiosk.codeLead" />}>
			<div class="enrol__code">
				<QrCode text={`${location.origin}${paths.approveKiosk(code)}`} label={t('kiosk.codeQr')} />
				<p class="enrol__letters">
					<span>{code.slice(0, 4)}</span> <span>{code.slice(4)}</span>
				</p>
			</div>
			<p role="status">
				<T k="kiosk.codeWaits" n={minutes} />
			</p>
		</Screen>
	);
}
