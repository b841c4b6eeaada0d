<?php

/** The way to the instance's database, and what can be asked of it without changing anything. */

declare(strict_types=1);

namespace Eln\Fleet;

use PDO;
use PDOException;

/** How long a database may take to let the application in, in seconds: a first start, a crash recovery. */
const PATIENCE = 900;

/** What installing and upgrading need, facts/elabftw-live.md. */
const RIGHTS = [
    'SELECT', 'INSERT', 'UPDATE', 'DELETE', 'CREATE', 'DROP', 'INDEX', 'ALTER',
    'REFERENCES', 'CREATE ROUTINE', 'ALTER ROUTINE', 'EXECUTE',
];

/** What the database answered instead of letting us in, and what a person does about it. */
final class NoDatabase extends \RuntimeException {}

/**
 * Waits until the database answers and lets this application in. MySQL makes the
 * accounts at each start, so "access denied" may also pass.
 */
function waitForDatabase(): PDO
{
    $seconds = (int) (getenv('FLEET_PATIENCE') ?: PATIENCE);
    $end = time() + $seconds;
    while (true) {
        try {
            return connect();
        } catch (NoDatabase $error) {
            if (time() >= $end) {
                throw new \RuntimeException("no database within {$seconds} s: {$error->getMessage()}");
            }
        }
        sleep(2);
    }
}

/**
 * One connection, encrypted, and to the server whose certificate the authority signed.
 *
 * @throws NoDatabase
 */
function connect(): PDO
{
    $options = [
        PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION,
        PDO::ATTR_DEFAULT_FETCH_MODE => PDO::FETCH_ASSOC,
        PDO::ATTR_EMULATE_PREPARES => false,
        PDO::ATTR_TIMEOUT => 10,
        authorityOption() => setting('DB_CERT_PATH'),
    ];
    $place = sprintf(
        'mysql:host=%s;port=%s;dbname=%s;charset=utf8mb4',
        setting('DB_HOST'),
        setting('DB_PORT'),
        setting('DB_NAME'),
    );
    // What is wrong with a certificate is told in warnings only, some every two seconds of waiting.
    $warnings = '';
    set_error_handler(static function (int $level, string $text) use (&$warnings): bool {
        $warnings .= $text;
        return true;
    });
    try {
        return new PDO($place, setting('DB_USER'), setting('DB_PASSWORD'), $options);
    } catch (PDOException $error) {
        throw new NoDatabase($error->getMessage() . '. ' . remedy((int) $error->getCode(), $error->getMessage() . $warnings));
    } finally {
        restore_error_handler();
    }
}

/** One program at a time, for as long as this connection lives: a second one waits. */
function alone(PDO $database): void
{
    // One server may hold the databases of many instances.
    $name = 'eln-fleet ' . substr(hash('sha256', setting('DB_NAME')), 0, 32);
    if (number($database, 'SELECT GET_LOCK(?, 600)', [$name]) !== 1) {
        throw new \RuntimeException('another program of the fleet has been at work on this database for ten minutes');
    }
}

/** @throws Refusal naming every right that would be missed in the middle of the work. */
function checkRights(PDO $database): void
{
    if (rows($database, 'SELECT CURRENT_ROLE() AS role')[0]['role'] !== 'NONE') {
        tell('The account has its rights from a role: they show when they are used.');
        return;
    }
    $found = rows(
        $database,
        'SELECT PRIVILEGE_TYPE AS name FROM information_schema.SCHEMA_PRIVILEGES WHERE DATABASE() LIKE TABLE_SCHEMA'
        . ' UNION SELECT PRIVILEGE_TYPE FROM information_schema.USER_PRIVILEGES',
    );
    // Who sees other accounts' rights there is an administrator, and lacks none.
    $missing = array_diff(RIGHTS, array_column($found, 'name'));
    if ($missing !== []) {
        throw new Refusal(
            'The application’s account lacks rights on its database: ' . implode(', ', $missing) . '.',
            'Grant them and delete this job; it is made again.',
        );
    }
}

/**
 * @param list<string|int> $values
 * @return list<array<string, mixed>>
 */
function rows(PDO $database, string $query, array $values = []): array
{
    $statement = $database->prepare($query);
    $statement->execute($values);
    return $statement->fetchAll();
}

/** @param list<string|int|null> $values */
function change(PDO $database, string $statement, array $values): void
{
    $database->prepare($statement)->execute($values);
}

/** @param array<string, string|int|null> $row */
function insert(PDO $database, string $table, array $row): void
{
    $names = implode(', ', array_map(quoted(...), array_keys($row)));
    $marks = implode(', ', array_fill(0, count($row), '?'));
    change($database, 'INSERT INTO ' . quoted($table) . " ({$names}) VALUES ({$marks})", array_values($row));
}

/** A name as SQL wants it. */
function quoted(string $name): string
{
    return '`' . str_replace('`', '``', $name) . '`';
}

/** @param list<string|int> $values */
function number(PDO $database, string $query, array $values = []): int
{
    $found = rows($database, $query, $values);
    return $found === [] ? 0 : (int) reset($found[0]);
}

/**
 * Names of all tables of the application's database.
 *
 * @return list<string>
 */
function tables(PDO $database): array
{
    $query = 'SELECT TABLE_NAME AS name FROM information_schema.TABLES'
        . ' WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = \'BASE TABLE\' ORDER BY TABLE_NAME';
    return array_map(static fn(array $row): string => (string) $row['name'], rows($database, $query));
}

/**
 * Names of the columns of one table.
 *
 * @return list<string>
 */
function columns(PDO $database, string $table): array
{
    $query = 'SELECT COLUMN_NAME AS name FROM information_schema.COLUMNS'
        . ' WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ?';
    return array_map(static fn(array $row): string => (string) $row['name'], rows($database, $query, [$table]));
}

/** The schema number that the database says of itself; null where it says nothing. */
function schemaNumber(PDO $database): ?int
{
    if (!in_array('config', tables($database), true)) {
        return null;
    }
    $found = rows($database, "SELECT conf_value AS value FROM config WHERE conf_name = 'schema'");
    return $found === [] ? null : (int) $found[0]['value'];
}

// --- internal ---

function remedy(int $code, string $told): string
{
    return match (true) {
        str_contains($told, 'using SSL') || str_contains($told, 'certificate') => 'Its certificate is not one that DB_CERT_PATH vouches for, or is for another name.',
        $code === 1045 => 'Its password comes from the vault when the database starts: if it was changed since, restart the database.',
        $code === 1044, $code === 1049 => 'Make the database that DB_NAME names, and grant its rights to the application’s account.',
        default => 'Look at the database’s own log.',
    };
}

/** PHP 8.5 moves the constant to the driver's own class. */
function authorityOption(): int
{
    return defined('Pdo\Mysql::ATTR_SSL_CA') ? constant('Pdo\Mysql::ATTR_SSL_CA') : PDO::MYSQL_ATTR_SSL_CA;
}
