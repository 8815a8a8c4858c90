import type { ComponentChildren } from 'preact';
import type { Role, RoleName } from '../../contract/roles.ts';
import { town } from '../data/town.ts';
import type { MessageKey } from '../i18n/catalogue.ts';
import { locale } from '../i18n/locale.ts';
import { Named, T } from '../i18n/text.tsx';

export const ROLE_WORDS: Record<RoleName, MessageKey> = {
	administrator: 'account.roleAdministrator',
	coordinator: 'account.roleCoordinator',
	committee: 'account.roleCommittee',
	volunteer: 'account.roleVolunteer',
	desk: 'account.roleDesk',
	representative: 'account.roleRepresentative',
};

/** A role in words, with the place or group it holds at. */
export function RoleText({ role }: { role: Role }): ComponentChildren {
	if (role.role === 'desk')
		return <T k={ROLE_WORDS.desk} name={<NameOf row={town.value?.places.get(role.placeId)} />} />;
	if (role.role === 'representative') {
		return <T k={ROLE_WORDS.representative} name={<NameOf row={town.value?.groups.get(role.groupId)} />} />;
	}
	return <T k={ROLE_WORDS[role.role]} />;
}

/** 西部コミセンの窓口、ボランティア */
export function RolesText({ roles }: { roles: readonly Role[] }): ComponentChildren {
	return roles.map((role, at) => (
		<>
			{at > 0 && (locale.value === 'en' ? ', ' : '、')}
			<RoleText role={role} />
		</>
	));
}

function NameOf({
	row,
}: {
	row: { name: string; nameKana?: string | undefined; nameEn?: string | undefined } | undefined;
}) {
	return row ? <Named name={row.name} kana={row.nameKana} en={row.nameEn} /> : <T k="account.roleGone" />;
}
