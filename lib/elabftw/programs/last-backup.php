<?php

/**
 * First step before a new web pod: the last quiet backup, when the schema must
 * change (law 7). Until the backup tool has landed it takes none: an ordinary
 * restart passes, a schema upgrade is refused.
 */

declare(strict_types=1);

namespace Eln\Fleet;

require __DIR__ . '/common.php';
require __DIR__ . '/database.php';
require __DIR__ . '/console.php';

program('last-backup', static function (): void {
    waitForDatabase();
    $schema = schema();
    if ($schema->state === SchemaState::Current) {
        tell('The schema stays as it is: no backup is needed for this start.');
        return;
    }
    if ($schema->state !== SchemaState::Older) {
        refuseSchema($schema);
    }
    throw new Refusal(
        "Schema {$schema->current} would become {$schema->required}, and no backup program is there yet to make that undoable.",
        'Put the instance back on the release that it ran.',
    );
});
