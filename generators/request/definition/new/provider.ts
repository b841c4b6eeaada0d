import type { Condition, Field } from '../field.ts';

const group = {
  fr: 'Prestataire (seulement si un prestataire exploite le cahier)',
  en: 'Provider (only if a provider runs the notebook)',
};

const needed: Condition = { field: 'scenario', is: ['saas'], needed: true, only: true };
const only: Condition = { ...needed, needed: false };

/** Who runs a `saas` instance; a qualification holds for a scope and a layer (facts/service.md A.1). */
export function providerFields(): readonly Field[] {
  return [
    {
      id: 'provider-name',
      type: 'input',
      group,
      label: { fr: 'Prestataire : nom', en: 'Provider: name' },
      help: { fr: 'Raison sociale.', en: 'Registered name.' },
      required: false,
      when: needed,
      rule: { read: 'line', longest: 80 },
      example: 'Cahiers en ligne SAS',
    },
    {
      id: 'provider-contract',
      type: 'input',
      group,
      label: { fr: 'Prestataire : contrat', en: 'Provider: contract' },
      help: { fr: 'Référence du marché ou du contrat.', en: 'Reference of the contract.' },
      required: false,
      when: needed,
      rule: { read: 'line', longest: 80 },
      example: 'Marché 2026-118',
    },
    {
      id: 'provider-until',
      type: 'input',
      group,
      label: { fr: 'Prestataire : fin du contrat', en: 'Provider: end of the contract' },
      help: { fr: 'Reconductions non comprises.', en: 'Renewals not included.' },
      required: false,
      when: needed,
      rule: { read: 'day', side: 'future' },
      example: '2028-08-31',
    },
    {
      id: 'provider-scope',
      type: 'input',
      group,
      label: { fr: 'Prestataire : périmètre qualifié', en: 'Provider: qualified scope' },
      help: {
        fr: 'Service couvert par une qualification SecNumCloud ou européenne équivalente, s’il y en a une.',
        en: 'Service that a SecNumCloud or equivalent European qualification covers, if there is one.',
      },
      required: false,
      when: only,
      goesWith: ['provider-layer', 'provider-qualified-until'],
      rule: { read: 'line', longest: 120 },
      example: 'Hébergement sec, site nord',
    },
    {
      id: 'provider-layer',
      type: 'dropdown',
      group,
      label: { fr: 'Prestataire : couche qualifiée', en: 'Provider: qualified layer' },
      help: {
        fr: 'Un logiciel hébergé sur une infrastructure qualifiée n’est pas lui-même qualifié.',
        en: 'Software hosted on a qualified infrastructure is not itself qualified.',
      },
      required: false,
      when: only,
      goesWith: ['provider-scope', 'provider-qualified-until'],
      options: [
        { value: 'iaas', label: { fr: 'Infrastructure', en: 'IaaS' } },
        { value: 'paas', label: { fr: 'Plateforme', en: 'PaaS' } },
        { value: 'saas', label: { fr: 'Logiciel', en: 'SaaS' } },
      ],
    },
    {
      id: 'provider-qualified-until',
      type: 'input',
      group,
      label: { fr: 'Prestataire : fin de qualification', en: 'Provider: end of qualification' },
      help: { fr: 'Une qualification dure trois ans.', en: 'A qualification lasts three years.' },
      required: false,
      when: only,
      goesWith: ['provider-scope', 'provider-layer'],
      rule: { read: 'day', side: 'future' },
      example: '2028-05-31',
    },
  ];
}
