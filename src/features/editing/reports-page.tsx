import { paths } from '../../../contract/paths.ts';
import { outbox } from '../../data/outbox.ts';
import { privateTown } from '../../data/private.ts';
import { isBesideDesks, reportsIn } from '../../data/reports.ts';
import { session, sessionRead } from '../../data/session.ts';
import { town } from '../../data/town.ts';
import { T } from '../../i18n/text.tsx';
import { ReportLines } from '../../ui/report-lines.tsx';
import { Screen } from '../../ui/screen.tsx';
import { NotAllowed } from './editing-screen.tsx';

/** What readers told of my groups; of guides, issues, needs, offers, stories and the town's notices, to coordinators. */
export function ToldReportsPage() {
	const here = town.value;
	if (!here || !sessionRead.value) return null;
	if (!session.value) return <NotAllowed isSignedIn={false} back={paths.home()} />;
	const { open, done } = reportsIn(privateTown.value?.reports.values() ?? [], outbox.value, isBesideDesks);
	return (
		<Screen
			title={open.length > 0 ? <T k="desk.reportsTitle" n={open.length} /> : <T k="desk.reportsNone" />}
			lead={<T k="editing.reportsLead" />}
		>
			<ReportLines town={here} open={open} done={done} />
		</Screen>
	);
}
