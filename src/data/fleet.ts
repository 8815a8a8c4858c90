/** The kiosks of the area, for who looks after them: asked of the server each time, kept nowhere. */
import * as v from 'valibot';
import { type AlarmMails, type Approval, AskedEnrolment, Fleet, type FleetOrder } from '../../contract/kiosk.ts';
import { browserWorld, type World } from './world.ts';

export type FleetProblem = 'unreachable' | 'not-allowed' | 'not-found' | 'too-many' | 'invalid';

export type FleetDesk = {
	readFleet(area: string): Promise<Fleet | FleetProblem>;
	orderKiosk(area: string, kioskId: string, order: FleetOrder): Promise<'done' | FleetProblem>;
	approveKiosk(area: string, approval: Approval): Promise<'done' | FleetProblem>;
	/** Mails of trouble begin or end for who is signed in. */
	wishAlarmMails(area: string, wish: AlarmMails): Promise<'done' | FleetProblem>;
	/** What waits under a code, before somebody approves it. */
	findEnrolment(area: string, code: string): Promise<AskedEnrolment | FleetProblem>;
};

export function createFleetDesk(world: Pick<World, 'fetch'>): FleetDesk {
	const ask = async (
		path: string,
		value?: unknown,
	): Promise<{ ok: true; body: unknown } | { ok: false; why: FleetProblem }> => {
		try {
			const answer = await world.fetch(path, {
				cache: 'no-store',
				credentials: 'same-origin',
				redirect: 'error',
				...(value !== undefined && {
					method: 'POST',
					headers: { 'Content-Type': 'application/json' },
					body: JSON.stringify(value),
				}),
			});
			if (answer.status === 204) return { ok: true, body: undefined };
			if (answer.ok) return { ok: true, body: await answer.json() };
			return { ok: false, why: whyOf(answer.status) };
		} catch {
			return { ok: false, why: 'unreachable' }; // no line, or not our server
		}
	};
	const order = async (path: string, value: unknown) => {
		const answer = await ask(path, value);
		return answer.ok ? ('done' as const) : answer.why;
	};
	const read = async <S extends v.GenericSchema>(path: string, schema: S): Promise<v.InferOutput<S> | FleetProblem> => {
		const answer = await ask(path);
		if (!answer.ok) return answer.why;
		const parsed = v.safeParse(schema, answer.body);
		return parsed.success ? parsed.output : 'unreachable';
	};
	return {
		readFleet: (area) => read(`/k/${area}/fleet`, Fleet),
		orderKiosk: (area, kioskId, what) => order(`/k/${area}/fleet/${encodeURIComponent(kioskId)}`, what),
		approveKiosk: (area, approval) => order(`/k/${area}/approvals`, approval),
		wishAlarmMails: (area, wish) => order(`/k/${area}/alarm-mails`, wish),
		findEnrolment: (area, code) => read(`/k/${area}/enrolments/by-code/${encodeURIComponent(code)}`, AskedEnrolment),
	};
}

function whyOf(status: number): FleetProblem {
	if (status === 401 || status === 403) return 'not-allowed';
	if (status === 404) return 'not-found';
	if (status === 429) return 'too-many';
	return status < 500 ? 'invalid' : 'unreachable';
}

export const { readFleet, orderKiosk, approveKiosk, wishAlarmMails, findEnrolment } = createFleetDesk(browserWorld());
