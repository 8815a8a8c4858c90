import { expect, test } from 'vitest';
import { inATown } from './in-a-town.ts';
import { createLife } from './life.ts';
import { cut } from './line.ts';
import { signedIn, waitingTexts, write } from './writing-scene.ts';

test(
	'a window that was killed asks, writes and says nothing any more, and holds up nobody',
	inATown(async (scene) => {
		const { line, time, opened, started } = scene;
		const life = createLife();
		const dying = await signedIn(scene, opened({ life }));
		await dying.start();
		await dying.syncOnce();
		dying.startLoop(true);
		await time.pass(60_000);
		line.bend(cut);
		const before = await write(dying, '書けた');
		let answered = false;
		const done = () => {
			answered = true;
		};
		const late = write(dying, '書けたか分からない');
		life.end();
		late.then(done, done);
		write(dying, 'もう書けない').then(done, done);
		line.bend(null);
		line.taken();
		await time.pass(60 * 60_000);
		expect(line.taken()).toEqual([]);
		expect(answered).toBe(false);
		expect(before.kept).toBe(true);

		line.bend(cut);
		const next = await started({ disk: dying.disk });
		await next.syncOnce();
		expect(waitingTexts(next)).toEqual(['書けた']);
		line.bend(null);
		await write(next, 'つぎの窓');
		await time.pass(60_000); // the failed push has rested
		await next.syncOnce();
		expect(await scene.server.done()).toEqual(['書けた', 'つぎの窓']);
	}),
);

test(
	'the lock of a killed window is free at once',
	inATown(async ({ time, opened, started }) => {
		const life = createLife();
		const dying = opened({ life });
		await dying.start();
		void dying.world.locks?.request('engawa-sync', {}, () => new Promise(() => undefined));
		await time.settle();
		life.end();
		const next = await started({ disk: dying.disk });
		expect((await next.syncOnce()).result).toBe('advanced'); // time stands still: nobody can have been waited for
	}),
);
