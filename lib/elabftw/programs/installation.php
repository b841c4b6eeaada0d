<?php

/** Whether there is an eLabFTW in the database, whole, and how to put one there. */

declare(strict_types=1);

namespace Eln\Fleet;

use PDO;

/**
 * Says in the database itself that an installation has begun and not ended. A
 * procedure and not a table: the installer counts tables to see whether it has work.
 */
const INSTALLING = 'eln_fleet_installing';

/**
 * Installs into an empty database, and believes it only when every table of the
 * image's own structure and the first team are there. Never with `-e`: that prints a
 * sysadmin's key into the log.
 */
function ensureInstalled(PDO $database): void
{
    if (isInstalling($database)) {
        beginAgain($database);
    }
    if (tables($database) === []) {
        install($database);
    }
    $missing = missingTables($database);
    // Fewer tables with a schema number are an older release; db:check speaks of that.
    if ($missing !== [] && schemaNumber($database) === null) {
        refusePartial($database, sprintf('missing tables: %d, %s among them', count($missing), $missing[0]));
    }
    if ($missing === [] && number($database, 'SELECT COUNT(*) FROM teams') === 0) {
        refusePartial($database, 'all tables are there but no team');
    }
    tell(sprintf('Installed: %d tables.', count(tables($database))));
}

/**
 * Called once the schema is current. eLabFTW writes its settings only into an empty
 * table, so one that is missing stays missing, and storing it changes nothing and
 * answers 200: it is put back with the image's own value.
 */
function settleSettings(PDO $database): void
{
    $wanted = imageSettings();
    $missing = array_diff_key($wanted, array_flip(settingNames($database)));
    foreach ($missing as $name => $value) {
        insert($database, 'config', ['conf_name' => $name, 'conf_value' => $value]);
    }
    $there = settingNames($database);
    if ($there === [] || array_diff_key($wanted, array_flip($there)) !== []) {
        throw new \RuntimeException('eLabFTW’s settings were written but are not found again');
    }
    tell(match (true) {
        $wanted === [] => sprintf('Settings: %d; this image does not say which it wants.', count($there)),
        $missing === [] => sprintf('Settings: all %d are there.', count($there)),
        default => sprintf('Settings: %d, put back: %s.', count($there), implode(', ', array_keys($missing))),
    });
}

// --- internal ---

function install(PDO $database): void
{
    $wanted = count(imageTables());
    tell('The database is empty: installing eLabFTW.');
    $database->exec('CREATE PROCEDURE ' . INSTALLING . '() SELECT 1');
    $output = elabftw('bin/init', 'db:install');
    $isWhole = missingTables($database) === [] && number($database, 'SELECT COUNT(*) FROM teams') > 0;
    if ($output->status !== 0 || !$isWhole) {
        throw new \RuntimeException(sprintf(
            'the installation stopped with status %d at %d of %d tables: %s The next try begins again from nothing.',
            $output->status,
            count(tables($database)),
            $wanted,
            complaint($output->text),
        ));
    }
    $database->exec('DROP PROCEDURE ' . INSTALLING);
}

function isInstalling(PDO $database): bool
{
    return in_array(INSTALLING, array_column(routines($database), 'name'), true);
}

/** Takes away what an interrupted installation left. The database was empty when it began. */
function beginAgain(PDO $database): void
{
    $tables = tables($database);
    $users = accounts($database);
    if ($users > 0) {
        throw new Refusal(
            "An installation was interrupted, and yet there are {$users} accounts in it.",
            'Somebody uses it already: look at it, and if it is whole, DROP PROCEDURE ' . INSTALLING . '; otherwise restore the last backup.',
        );
    }
    tell(sprintf('An installation was interrupted and nobody has an account in it: taking its %d tables away.', count($tables)));
    $database->exec('SET SESSION foreign_key_checks = 0');
    foreach ($tables as $table) {
        $database->exec('DROP TABLE ' . quoted($table));
    }
    $database->exec('SET SESSION foreign_key_checks = 1');
    // The mark goes last: until then this work, too, can be interrupted.
    foreach (routines($database) as ['type' => $type, 'name' => $name]) {
        if ($name !== INSTALLING) {
            $database->exec("DROP {$type} " . quoted($name));
        }
    }
    $database->exec('DROP PROCEDURE ' . INSTALLING);
}

/** @return list<array{type: string, name: string}> */
function routines(PDO $database): array
{
    return rows(
        $database,
        'SELECT ROUTINE_TYPE AS type, ROUTINE_NAME AS name FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = DATABASE()',
    );
}

function accounts(PDO $database): int
{
    return in_array('users', tables($database), true) ? number($database, 'SELECT COUNT(*) FROM users') : 0;
}

/** @return list<string> */
function settingNames(PDO $database): array
{
    return array_column(rows($database, 'SELECT conf_name AS name FROM config'), 'name');
}

/** An installation that was interrupted looks installed to eLabFTW for ever (it exits 0). */
function refusePartial(PDO $database, string $what): never
{
    $users = accounts($database);
    $do = $users === 0
        ? 'Nobody has an account in it. If it is not the beginning of a restore, drop the database and create it again'
            . ' (an instance’s own MySQL creates it when it restarts), then delete this job; it is made again and installs.'
        : "There are {$users} accounts in it: restore the last backup.";
    throw new Refusal("Half an eLabFTW is in the database: {$what}.", $do);
}
