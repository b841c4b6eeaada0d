import { contract, type Requirement } from '../../lib/platform/index.ts';

const groups: Readonly<Record<Requirement['group'], string>> = {
  versions: 'Versions',
  installed: 'What is installed',
  network: 'Network',
  storage: 'Storage',
  secrets: 'Secrets',
  operation: 'Operation',
};

/** The platform contract as a page for the team that runs the clusters. */
export function platformContractPage(): string {
  const sections = Object.entries(groups).map(([group, title]) => {
    const rows = contract.filter((requirement) => requirement.group === group).map(row);
    return [`## ${title}`, ...rows].join('\n\n');
  });
  return [
    '<!-- Generated from lib/platform/contract.ts by `fleet reference`. Do not edit. -->',
    '# Platform contract',
    'What the fleet needs from a cluster before it takes notebooks. The team that runs the cluster answers for these; this repository cannot see to them.',
    ...sections,
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

// --- internal ---

function row({ id, what, why, look }: Requirement): string {
  return `**${what}** (\`${id}\`)\n\n${why}\n\nTo see it: \`${look}\``;
}
