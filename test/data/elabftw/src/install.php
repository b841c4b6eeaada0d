<?php

declare(strict_types=1);

namespace StandIn;

/** Without `-e`, the only way in which the fleet calls it. */
function install(): int
{
    $database = database();
    $tables = $database->query('SELECT COUNT(*) AS number FROM information_schema.tables WHERE table_schema = DATABASE()');
    if ((int) $tables->fetch()['number'] > 1) {
        echo "→ Database structure already present. Skipping initialization. Use \"-r\" to override.\n";
        return 0;
    }
    echo "\n  ___| |    __ _| |__ |  ___|_   _\\ \\      / /\n\n";
    echo "Welcome to the install of eLabFTW!\nThis program will install the MySQL structure.\n\n";
    echo "→ Initializing MySQL database...\n";
    $done = 0;
    execute($database, 'structure.sql', static function () use (&$done): void {
        pauseAt('statement:' . ++$done);
    });
    echo "✓ Installation successful! Now creating the first team...\n";
    pauseAt('team');
    $database->exec("INSERT INTO teams (name) VALUES ('Default team')");
    echo "✓ Team created successfully. Now populating branding table...\n";
    pauseAt('branding');
    $database->exec("INSERT INTO branding (name) VALUES ('logo')");
    checkAddress();
    echo '→ Register your Sysadmin account here: ', getenv('SITE_URL'), "/register.php\n";
    return 0;
}

// --- internal ---

/** The tests kill the real work at this point: it waits for that, and for nothing else. */
function pauseAt(string $point): void
{
    if (getenv('STAND_IN_PAUSE') === $point) {
        sleep(60);
        exit(1);
    }
}
