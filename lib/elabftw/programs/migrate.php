<?php

/**
 * Second step before a new web pod: brings the schema to the image's, if it must,
 * and only with the receipt of a verified backup of this very start (law 7).
 */

declare(strict_types=1);

namespace Eln\Fleet;

require __DIR__ . '/common.php';
require __DIR__ . '/database.php';
require __DIR__ . '/console.php';
require __DIR__ . '/image.php';

program('migrate', static function (): void {
    $database = waitForDatabase();
    alone($database);
    $schema = schema();
    if ($schema->state === SchemaState::Current) {
        tell('eLabFTW says: No upgrade required.');
        return;
    }
    if ($schema->state !== SchemaState::Older) {
        refuseSchema($schema);
    }
    requireReceipt($schema);

    tell("Upgrading from schema {$schema->current} to {$schema->required}.");
    $output = elabftw('bin/console', 'db:update');
    $after = schema();
    if ($after->state !== SchemaState::Current) {
        throw new Refusal(
            "The upgrade stopped at schema {$after->current}: " . complaint($output->text),
            'Restore the backup that this start has made, and put the instance back on the release that it ran.',
        );
    }
    proveTables($database);
    tell('eLabFTW says: No upgrade required.');
});

/** The last backup's program writes the schema number that it has saved and read back. */
function requireReceipt(Schema $schema): void
{
    $folder = getenv('FLEET_RECEIPT') ?: '/receipt';
    $receipt = @file_get_contents("{$folder}/verified-backup-of-schema");
    if ($receipt === false || (int) trim($receipt) !== $schema->current) {
        throw new Refusal(
            "No verified backup of schema {$schema->current} was made at this start.",
            'Look at the container last-backup; without its receipt nothing is migrated.',
        );
    }
}
