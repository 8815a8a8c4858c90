import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'preact/hooks';
import { paths } from '../../../contract/paths.ts';
import { readReceiptCode } from '../../../contract/receipt-code.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import type { Desk } from './at-desk.tsx';
import type { DeskRequest } from './inbox.ts';

/** Calls a request up by the number that its author says at the window or on the telephone. */
export function CallUp({
	desk: { placeId },
	requests,
	initial,
}: {
	desk: Desk;
	requests: readonly DeskRequest[];
	/** a number in the address: a code that was photographed */
	initial: string;
}) {
	const navigate = useNavigate();
	const [text, setText] = useState(initial);
	const [problem, setProblem] = useState<MessageKey | null>(null);
	const open = (typed: string, isWhole: boolean) => {
		const read = readReceiptCode(typed);
		if ('problem' in read) {
			if (isWhole || read.problem === 'wrong')
				setProblem(read.problem === 'short' ? 'desk.codeShort' : 'desk.codeWrong');
			return;
		}
		const request = requests.find(({ code }) => code === read.code);
		if (request) void navigate({ href: paths.deskRequest(placeId, request.id) });
		else setProblem('desk.codeUnknown');
	};
	const read = readReceiptCode(initial);
	const photographed = 'code' in read ? requests.find(({ code }) => code === read.code)?.id : undefined;
	useEffect(() => {
		// the code on the paper was photographed: "back" is not to lead to the way here
		if (photographed) void navigate({ href: paths.deskRequest(placeId, photographed), replace: true });
	}, [photographed]);
	return (
		<form
			class="call-up"
			onSubmit={(event: Event) => {
				event.preventDefault();
				open(text, true);
			}}
		>
			<TextField
				label={<T k="desk.codeLabel" />}
				support={<T k="desk.codeSupport" />}
				error={problem ? <T k={problem} /> : undefined}
				value={text}
				onInput={(typed) => {
					setText(typed);
					setProblem(null);
					// the eighth sign is the last: nobody needs to press anything more
					open(typed, false);
				}}
			/>
			<Button type="submit" icon="search">
				<T k="desk.codeOpen" />
			</Button>
		</form>
	);
}
