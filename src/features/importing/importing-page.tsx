import './importing.css';
import { useEffect } from 'preact/hooks';
import { mayImport } from '../../../contract/importing.ts';
import { paths } from '../../../contract/paths.ts';
import { session, sessionRead } from '../../data/session.ts';
import { town } from '../../data/town.ts';
import { T } from '../../i18n/text.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Warning } from '../../ui/warning.tsx';
import { ChooseFile } from './choose-file.tsx';
import { ImportDone } from './import-done.tsx';
import { ImportHistoryPart } from './import-history.tsx';
import { PlanView } from './plan-view.tsx';
import { Subscriptions } from './subscriptions.tsx';
import { TROUBLE_WORDS, useImport } from './use-import.ts';

/** `/desk/import`: a list of the town, from a file to the screens. Nothing is written before a yes; afterwards it can be undone. */
export function ImportingPage() {
	const area = town.value?.area;
	const who = session.value;
	if (!area || !sessionRead.value) return null;
	if (!who || !mayImport(who.roles)) return <NotMine signedIn={who !== null} />;
	return <Importing area={area} />;
}

function Importing({ area }: { area: string }) {
	const work = useImport(area);
	const { state } = work;
	// each step begins at its title, for those who listen too
	useEffect(() => {
		if (state.step !== 'choose') document.querySelector<HTMLElement>('.screen__title')?.focus();
	}, [state.step]);
	const trouble = work.trouble && (
		<Warning loud>
			<p role="alert">
				<T k={TROUBLE_WORDS[work.trouble]} />
			</p>
		</Warning>
	);
	if (state.step === 'working') {
		const { progress } = state;
		return (
			<Screen title={<T k="importing.working" />}>
				<p class="phrase" aria-live="polite">
					{progress ? (
						<T k={`importing.step_${progress.step}`} done={progress.done} of={progress.of} />
					) : (
						<T k="importing.stepSend" />
					)}
				</p>
				<progress class="importing__bar" max={progress?.of || 1} value={progress?.done ?? 0} />
				<p class="section">
					<Button onClick={work.stop}>
						<T k="importing.stop" />
					</Button>
				</p>
			</Screen>
		);
	}
	if (state.step === 'done') return <ImportDone work={work} applied={state.applied} trouble={trouble} />;
	if (state.step === 'plan') return <PlanView area={area} work={work} plan={state.plan} trouble={trouble} />;
	return (
		<Screen title={<T k="importing.title" />} lead={<T k="importing.lead" />}>
			{trouble}
			<ChooseFile area={area} onFile={work.send} />
			<Subscriptions area={area} />
			<ImportHistoryPart area={area} />
		</Screen>
	);
}

function NotMine({ signedIn }: { signedIn: boolean }) {
	return (
		<Screen title={<T k="importing.notMine" />}>
			<Empty
				title={<T k="importing.notMineLead" />}
				action={
					<LinkButton variant="solid" href={signedIn ? paths.account() : paths.signIn()}>
						<T k={signedIn ? 'importing.toAccount' : 'importing.signIn'} />
					</LinkButton>
				}
			/>
		</Screen>
	);
}
