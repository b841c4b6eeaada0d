<?php

declare(strict_types=1);

namespace StandIn;

use PDO;
use PDOException;

function check(): int
{
    $database = database();
    $settings = settings($database);
    if ($settings === null) {
        return 0;
    }
    $isCurrent = report((int) $settings['schema']);
    return $isCurrent ? 0 : 1;
}

function update(): int
{
    $database = database();
    $settings = settings($database);
    if ($settings === null || report((int) $settings['schema'])) {
        return 0;
    }
    echo "Database update starting\n========================\n";
    $schema = (int) $settings['schema'];
    while ($schema < release()->schema) {
        execute($database, sprintf('schema%d.sql', $schema + 1));
        ++$schema;
        $database->prepare("UPDATE config SET conf_value = ? WHERE conf_name = 'schema'")->execute([(string) $schema]);
    }
    // A newer one, too, is "updated": nothing was done, and the status is 0.
    echo "Updated to schema {$schema}.\n";
    return 0;
}

// --- internal ---

function report(int $schema): bool
{
    $required = release()->schema;
    $isCurrent = $schema === $required;
    echo "Database check\n==============\nCurrent version: {$schema}\nRequired version: {$required}\n";
    echo $isCurrent ? "No upgrade required.\n" : "An upgrade is required.\n";
    return $isCurrent;
}

/** Null when it has said why it will not go on, which ends with status 0. */
function settings(PDO $database): ?array
{
    try {
        $settings = $database->query('SELECT * FROM config')->fetchAll(PDO::FETCH_KEY_PAIR);
    } catch (PDOException) {
        echo "[error] Database is not yet installed. Run bin/init db:install.\n";
        return null;
    }
    // The first command of all writes them, and only into an empty table.
    if ($settings === []) {
        require __DIR__ . '/Models/Config.php';
        $database->prepare(SETTINGS)->execute(['schema' => (string) release()->schema]);
        return settings($database);
    }
    if (!canRead((string) ($settings['smtp_password'] ?? ''))) {
        echo "[error] Error decrypting config value smtp_password: Integrity check failed.. This can be caused by having a different SECRET_KEY.\n";
        return null;
    }
    return $settings;
}

/** The tests' own cipher, which notices a wrong key as the real one does (test/data/bed/secrets.ts). */
function canRead(string $stored): bool
{
    if ($stored === '') {
        return true;
    }
    $bytes = (string) base64_decode($stored, true);
    $key = hash('sha256', (string) getenv('SECRET_KEY'), true);
    [$nonce, $tag, $text] = [substr($bytes, 0, 12), substr($bytes, 12, 16), substr($bytes, 28)];
    return openssl_decrypt($text, 'aes-256-gcm', $key, OPENSSL_RAW_DATA, $nonce, $tag) !== false;
}
