/** Hands the browser a file to keep. `type`: as in Content-Type. */
export function download(text: string, name: string, type: string): void {
	const link = document.createElement('a');
	link.href = URL.createObjectURL(new Blob([text], { type }));
	link.download = name;
	link.click();
	setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // some browsers read it only after the click
}
