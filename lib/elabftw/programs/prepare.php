<?php

/**
 * The prepare job: makes an instance ready for its web pod, beside the pod that may
 * still be running. Idempotent; proves each step by looking; refuses in a sentence
 * what it cannot do; prints no secret.
 */

declare(strict_types=1);

namespace Eln\Fleet;

require __DIR__ . '/common.php';
require __DIR__ . '/database.php';
require __DIR__ . '/console.php';
require __DIR__ . '/image.php';
require __DIR__ . '/input.php';
require __DIR__ . '/installation.php';
require __DIR__ . '/accounts.php';

program('prepare', static function (): void {
    checkAddress(setting('SITE_URL'));
    checkSecretKey(setting('SECRET_KEY'));
    $database = waitForDatabase();
    alone($database);
    checkRights($database);
    ensureInstalled($database);

    $schema = schema();
    if ($schema->state === SchemaState::Older) {
        throw new Refusal(
            "The database has schema {$schema->current}, this image wants {$schema->required}, and no backup program is there yet.",
            'Put the instance back on the release that it ran; upgrades come with the backups.',
        );
    }
    if ($schema->state !== SchemaState::Current) {
        refuseSchema($schema);
    }
    proveTables($database);
    settleSettings($database);

    $operator = ensureSysadmin($database, setting('FLEET_OPERATOR'), secret('sysadmin'));
    ensureKey($database, $operator, secret('api-key'));

    $after = schema();
    if ($after->state !== SchemaState::Current) {
        refuseSchema($after);
    }
    tell('eLabFTW says: No upgrade required.');
});
