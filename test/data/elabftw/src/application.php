<?php

/**
 * A stand-in for eLabFTW, because its image cannot be had where these tests run. It
 * does to the database what the real commands were observed to do, says the same
 * sentences that programs of the fleet read, and ends with the same statuses, odd
 * as they are. Files of a release (structure.sql, migrations, Config.php,
 * release.json) are written beside it by test/data/bed/release.ts.
 */

declare(strict_types=1);

namespace StandIn;

use PDO;
use PDOException;

/** Runs a command as Symfony's console does: an error is a block of text and status 255. */
function command(array $words, string $name, callable $run): int
{
    if (($words[1] ?? '') !== $name) {
        return 1;
    }
    try {
        return $run();
    } catch (Trouble $trouble) {
        echo "\nIn {$trouble->place}:\n", block($trouble->getMessage()), "\n{$name} [-r|--reset] [-f|--force]\n\n";
        return 255;
    }
}

final class Trouble extends \RuntimeException
{
    public function __construct(public readonly string $place, string $message)
    {
        parent::__construct($message);
    }
}

/** Where there is no database, the real application does not catch it either. */
function database(): PDO
{
    return new PDO(
        sprintf('mysql:host=%s;port=%s;dbname=%s', getenv('DB_HOST'), getenv('DB_PORT'), getenv('DB_NAME')),
        (string) getenv('DB_USER'),
        (string) getenv('DB_PASSWORD'),
        [
            PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION,
            PDO::ATTR_DEFAULT_FETCH_MODE => PDO::FETCH_ASSOC,
            PDO::MYSQL_ATTR_SSL_CA => (string) getenv('DB_CERT_PATH'),
        ],
    );
}

function release(): object
{
    return json_decode((string) file_get_contents(__DIR__ . '/../release.json'), flags: JSON_THROW_ON_ERROR);
}

/** One statement after the other, as they stand in a file of the release. */
function execute(PDO $database, string $file, ?callable $after = null): void
{
    $text = (string) file_get_contents(__DIR__ . "/sql/{$file}");
    foreach (array_filter(array_map(trim(...), explode(";\n", $text))) as $statement) {
        try {
            $database->exec($statement);
        } catch (PDOException $error) {
            throw new Trouble('Sql.php line 85', $error->errorInfo[2] ?? $error->getMessage());
        }
        $after === null || $after();
    }
}

/** The address is read late, after the work: that is how it was seen. */
function checkAddress(): void
{
    if (filter_var(getenv('SITE_URL'), FILTER_VALIDATE_URL) === false) {
        throw new Trouble('Env.php line 60', 'Error fetching SITE_URL: malformed URL.');
    }
}

// --- internal ---

/** Broken at the terminal's width, in the middle of words. */
function block(string $message): string
{
    $width = ((int) getenv('COLUMNS') ?: 80) - 5;
    $lines = str_split($message, $width);
    $room = max(array_map(strlen(...), $lines));
    return implode('', array_map(static fn(string $line): string => '  ' . str_pad($line, $room) . "  \n", ['', ...$lines, '']));
}
