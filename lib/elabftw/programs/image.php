<?php

/** What the image says of itself: the tables and settings that a fresh installation of it has. */

declare(strict_types=1);

namespace Eln\Fleet;

use PDO;

/**
 * Names of the tables that this image wants.
 *
 * @return list<string>
 */
function imageTables(): array
{
    $structure = @file_get_contents(setting('FLEET_ELABFTW') . '/src/sql/structure.sql');
    preg_match_all('/^\s*CREATE TABLE (?:IF NOT EXISTS )?`?(\w+)`?/mi', (string) $structure, $found);
    if ($found[1] === []) {
        throw new Refusal(
            'This image does not say which tables it wants.',
            'Its release moved src/sql/structure.sql: correct image.php before this release travels further.',
        );
    }
    return array_values(array_unique($found[1]));
}

/**
 * Names of the tables that this image wants and the database has not.
 *
 * @return list<string>
 */
function missingTables(PDO $database): array
{
    return array_values(array_diff(imageTables(), tables($database)));
}

/**
 * The settings that eLabFTW writes at its first command, with the values that it
 * gives them; empty where the image does not say. Never the schema's number.
 *
 * @return array<string, string|null>
 */
function imageSettings(): array
{
    $source = (string) @file_get_contents(setting('FLEET_ELABFTW') . '/src/Models/Config.php');
    if (preg_match('/INSERT INTO\s+`?config`?[^;]*?VALUES(.*?)";/s', $source, $statement) !== 1) {
        return [];
    }
    preg_match_all("/\\(\\s*'(\\w+)'\\s*,\\s*(?:(NULL)|'((?:[^'\\\\]|'')*)')\\s*\\)/", $statement[1], $found, PREG_SET_ORDER);
    $settings = [];
    foreach ($found as $row) {
        $settings[$row[1]] = $row[2] === 'NULL' ? null : str_replace("''", "'", $row[3]);
    }
    return $settings;
}

/** @throws Refusal when the schema's number is the image's own, but not its tables. */
function proveTables(PDO $database): void
{
    $missing = missingTables($database);
    if ($missing !== []) {
        throw new Refusal(
            'The database says that its schema is current, but tables are missing: ' . implode(', ', array_slice($missing, 0, 5)) . '.',
            'Restore the last backup.',
        );
    }
}
