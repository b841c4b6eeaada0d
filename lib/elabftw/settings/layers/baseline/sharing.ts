import { type Choice, choose } from '../../choice.ts';
import type { permissions } from '../../keys/permissions.ts';
import type { revisions } from '../../keys/revisions.ts';

type SharingKey = keyof typeof permissions | keyof typeof revisions;

/** How widely an entry may be shared, and how much of its past is kept. */
export const sharingBaseline: Readonly<Record<SharingKey, Choice>> = {
  allow_permission_full: choose('0', 'Nothing is public.', 'facts/service.md B.2'),
  allow_permission_organization: choose(
    '1',
    'Members of one unit may share with its other teams.',
    'facts/service.md B.2',
  ),
  allow_permission_team: choose('1', 'The team is where work is shared.', 'facts/elabftw.md 11'),
  allow_permission_user: choose(
    '1',
    'Owner and administrators: the narrowest circle.',
    'facts/elabftw.md 6.1',
  ),
  allow_permission_useronly: choose(
    '0',
    'No silo that the unit’s administrators cannot see: the notebook is the unit’s.',
    'facts/service.md A.1',
  ),
  compounds_require_edit_rights: choose(
    '0',
    'A list of compounds is for everybody in the unit.',
    'J',
  ),
  inventory_require_edit_rights: choose('0', 'Whoever takes a tube notes it.', 'J'),
  max_revisions: choose(
    '1000',
    'Ten, as upstream has it, forget the history of an entry within a day.',
    'facts/service.md B.2',
  ),
  min_delta_revisions: choose(
    '20',
    'Characters changed; small corrections are history too.',
    'facts/service.md B.2',
  ),
  min_days_revisions: choose('1', 'A revision a day at least.', 'facts/service.md B.2'),
};
