import { type ConformityReport, checks } from '../evaluate.ts';

const levels = { high: 'error', medium: 'warning', low: 'note' } as const;

/** SARIF 2.1.0: every check is a rule, everything that failed or was not seen a result. A run an instance. */
export function reportSarif(report: ConformityReport): object {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        automationDetails: { id: `fleet-audit/${report.slug}/` },
        columnKind: 'utf16CodeUnits',
        tool: {
          driver: {
            name: 'fleet audit',
            rules: checks.map(({ id, title, fix, severity }) => ({
              id,
              shortDescription: { text: title.en },
              help: { text: fix.en },
              defaultConfiguration: { level: levels[severity] },
            })),
          },
        },
        results: report.results.flatMap((one, ruleIndex) =>
          one.outcome === 'pass'
            ? []
            : [
                {
                  ruleId: one.id,
                  ruleIndex,
                  kind: one.outcome === 'fail' ? 'fail' : 'open',
                  level: one.outcome === 'fail' ? levels[one.severity] : 'none',
                  message: {
                    text: `${one.outcome === 'fail' ? one.fix.en : 'Not looked at: there is no evidence.'}${one.seen === null ? '' : ` Seen: ${one.seen}`}`,
                  },
                  locations: [
                    {
                      physicalLocation: {
                        artifactLocation: {
                          uri: `instances/${report.slug}.ts`,
                          uriBaseId: '%SRCROOT%',
                        },
                        // The file as a whole: what is wrong stands in no line of it.
                        region: { startLine: 1 },
                      },
                    },
                  ],
                  // By which a forge knows the finding of last month again.
                  partialFingerprints: { 'fleetAudit/v1': `${report.slug}/${one.id}` },
                },
              ],
        ),
      },
    ],
  };
}
