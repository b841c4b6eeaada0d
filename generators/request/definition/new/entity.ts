import type { Platform } from '../../../../lib/platform/index.ts';
import type { Field, Option } from '../field.ts';

const group = { fr: 'L’entité qui demande', en: 'The entity that asks' };

/** Kinds of entity, in the words of facts/service.md B.4; the values are those of lib/instance. */
const kinds: readonly Option[] = [
  { value: 'umr', label: { fr: 'UMR : unité mixte de recherche', en: 'joint research unit' } },
  { value: 'ur', label: { fr: 'UR : unité de recherche', en: 'research unit' } },
  { value: 'ue', label: { fr: 'UE : unité expérimentale', en: 'experimental unit' } },
  { value: 'us', label: { fr: 'US : unité de service', en: 'service unit' } },
  { value: 'department', label: { fr: 'Département de recherche', en: 'Research department' } },
  { value: 'centre', label: { fr: 'Centre de recherche', en: 'Research centre' } },
  { value: 'project', label: { fr: 'Projet ou consortium', en: 'Project or consortium' } },
  {
    value: 'platform',
    label: { fr: 'Plateforme ou infrastructure', en: 'Platform or infrastructure' },
  },
];

export function entityFields({ institute }: Platform): readonly Field[] {
  return [
    {
      id: 'entity-kind',
      type: 'dropdown',
      group,
      label: { fr: 'Type d’entité', en: 'Kind of entity' },
      help: {
        fr: 'Qui demande le cahier : une unité, un département, un projet…',
        en: 'Who asks for the notebook: a unit, a department, a project…',
      },
      required: true,
      options: kinds,
    },
    {
      id: 'entity-name',
      type: 'input',
      group,
      label: { fr: 'Nom officiel de l’entité', en: 'Official name of the entity' },
      help: {
        fr: 'En toutes lettres, tel qu’il figure dans l’organigramme de l’institut.',
        en: 'In full, as the institute’s organisation chart has it.',
      },
      required: true,
      rule: { read: 'line', longest: 120 },
      example: 'Écologie des sols et des paysages',
    },
    {
      id: 'entity-acronym',
      type: 'input',
      group,
      label: { fr: 'Sigle ou nom d’usage', en: 'Acronym or usual name' },
      help: { fr: 'Le nom employé au quotidien.', en: 'As people say it.' },
      required: false,
      rule: { read: 'line', longest: 30 },
      example: 'ECOSOL',
    },
    {
      id: 'entity-code',
      type: 'input',
      group,
      label: { fr: 'Code de l’unité', en: 'Unit code' },
      help: {
        fr: 'Type et numéro ; obligatoire pour une UMR, une UR, une UE ou une US.',
        en: 'Kind and number; required for a UMR, UR, UE or US.',
      },
      required: false,
      when: { field: 'entity-kind', is: ['umr', 'ur', 'ue', 'us'], needed: true, only: false },
      rule: { read: 'unit-code' },
      example: 'UMR 1234',
    },
    {
      id: 'centre',
      type: 'dropdown',
      group,
      label: { fr: 'Centre de rattachement', en: 'Host centre' },
      help: {
        fr: 'Le centre de l’institut qui héberge l’entité.',
        en: 'The institute’s centre that hosts the entity.',
      },
      required: true,
      options: Object.entries(institute.centres).map(([value, title]) => ({
        value,
        label: { fr: title, en: title },
      })),
    },
    {
      id: 'supervisors',
      type: 'textarea',
      group,
      label: { fr: 'Tutelles', en: 'Supervising bodies' },
      help: {
        fr: 'Une par ligne, l’établissement qui héberge l’entité en premier.',
        en: 'One a line, the hosting institution first.',
      },
      required: true,
      rule: { read: 'lines', most: 8, longest: 120 },
      example: `${institute.acronym}\nUniversité de Basse-Loire`,
    },
    {
      id: 'co-ownership',
      type: 'input',
      group,
      label: { fr: 'Convention entre les tutelles', en: 'Agreement between the bodies' },
      help: {
        fr: 'Référence de la convention qui règle la propriété des résultats ; obligatoire s’il y a plusieurs tutelles.',
        en: 'Reference of the agreement that settles who owns the results; required if there are several bodies.',
      },
      required: false,
      rule: { read: 'line', longest: 120 },
      example: 'Convention quinquennale 2024-2028, article 9',
    },
  ];
}
