/** Work that is asked for often and always does the same: while it runs, any number of askings become one more run. */
export function onceMore(work: () => Promise<void>, failed: (error: unknown) => void): () => void {
	let running = false;
	let again = false;
	return () => {
		again = true;
		if (running) return;
		running = true;
		void (async () => {
			while (again) {
				again = false;
				try {
					await work();
				} catch (error) {
					failed(error);
				}
			}
			running = false;
		})();
	};
}
