import { useParams } from '@tanstack/react-router';
import { outbox } from '../../data/outbox.ts';
import { privateTown } from '../../data/private.ts';
import { sessionRead } from '../../data/session.ts';
import { town } from '../../data/town.ts';
import { T } from '../../i18n/text.tsx';
import { Screen } from '../../ui/screen.tsx';
import { evaluationIn } from './lead-queries.ts';
import { evaluationRights } from './lead-rights.ts';
import { PaperScreen } from './paper-screen.tsx';

/** The 評価表 of a 年度 as it stands, for those who write it; what this device has not sent yet is in it. */
export function DraftSheetPage() {
	const { year = '' } = useParams({ strict: false }) as { year?: string };
	const here = town.value;
	if (!sessionRead.value || !here) return null;
	if (!evaluationRights()) return <Screen title={<T k="progressLead.notAllowed" />} />;
	const evaluation = /^\d{4}$/.test(year)
		? evaluationIn(here, privateTown.value, outbox.value, Number(year), true)
		: undefined;
	if (!evaluation) return <Screen title={<T k="progress.sheetNone" />} />;
	return <PaperScreen town={here} evaluation={evaluation} path={`/evaluation/sheet/${year}`} />;
}
