<?php

/**
 * The first sysadmin and the fleet's key to the API, by SQL: `db:install -e` would
 * print a key, and the first visitor would become sysadmin. In the form that the
 * tables' own columns ask for, never by a version number.
 */

declare(strict_types=1);

namespace Eln\Fleet;

use PDO;

/** Name by which the fleet's own key is known in `api_keys`. */
const KEY_NAME = 'eln-fleet';

/** Its id where the key's header begins with one (schema 222 and older). */
const LEGACY_KEY_ID = 900;

/** Who acts for the fleet: an account, and the team that its key belongs to. */
final readonly class Operator
{
    public function __construct(public int $user, public int $team) {}
}

function ensureSysadmin(PDO $database, string $mail, string $password): Operator
{
    needColumns($database, 'users', ['userid', 'email', 'firstname', 'lastname', 'password_hash', 'is_sysadmin', 'validated']);
    needColumns($database, 'users2teams', ['users_id', 'teams_id']);
    $team = number($database, 'SELECT MIN(id) FROM teams');
    $database->beginTransaction();
    $user = operatorAccount($database, $mail, $password);
    joinTeam($database, $user, $team);
    $database->commit();
    proveSysadmin($database, new Operator($user, $team), $password);
    tell("Sysadmin: account {$user} of team {$team}.");
    return new Operator($user, $team);
}

function ensureKey(PDO $database, Operator $operator, string $key): void
{
    $columns = columns($database, 'api_keys');
    if (isKeyRight($database, $operator, $key, $columns)) {
        tell('The API key is there already.');
        return;
    }
    $database->beginTransaction();
    change($database, 'DELETE FROM api_keys WHERE name = ? AND userid = ?', [KEY_NAME, $operator->user]);
    $row = ['name' => KEY_NAME, 'can_write' => 1, 'userid' => $operator->user, 'team' => $operator->team];
    insert($database, 'api_keys', $row + keyColumns($database, $key, $columns));
    $database->commit();
    if (!isKeyRight($database, $operator, $key, $columns)) {
        throw new \RuntimeException('the API key was written but is not found again');
    }
    tell('The API key is written.');
}

// --- internal ---

function operatorAccount(PDO $database, string $mail, string $password): int
{
    $found = rows($database, 'SELECT userid, password_hash FROM users WHERE ? = email ORDER BY userid LIMIT 1', [$mail]);
    $columns = columns($database, 'users');
    if ($found === []) {
        $permissions = '{"teams": [], "users": [], "teamgroups": []}';
        insert($database, 'users', array_intersect_key([
            'email' => $mail,
            'firstname' => 'Fleet',
            'lastname' => 'Operator',
            'password_hash' => password_hash($password, PASSWORD_BCRYPT),
            'is_sysadmin' => 1,
            'validated' => 1,
            'default_read' => $permissions,
            'default_write' => $permissions,
        ], array_flip($columns)));
        return (int) $database->lastInsertId();
    }
    $user = (int) $found[0]['userid'];
    change($database, 'UPDATE users SET is_sysadmin = 1, validated = 1 WHERE userid = ?', [$user]);
    if (!password_verify($password, (string) $found[0]['password_hash'])) {
        change($database, 'UPDATE users SET password_hash = ? WHERE userid = ?', [password_hash($password, PASSWORD_BCRYPT), $user]);
    }
    if (in_array('valid_until', $columns, true)) {
        change($database, "UPDATE users SET valid_until = '3000-01-01' WHERE userid = ? AND valid_until < CURRENT_DATE", [$user]);
    }
    return $user;
}

function joinTeam(PDO $database, int $user, int $team): void
{
    $columns = columns($database, 'users2teams');
    $isMember = number($database, 'SELECT COUNT(*) FROM users2teams WHERE users_id = ? AND teams_id = ?', [$user, $team]) > 0;
    if (!$isMember) {
        $row = ['users_id' => $user, 'teams_id' => $team, 'is_admin' => 1];
        insert($database, 'users2teams', array_intersect_key($row, array_flip($columns)));
    }
    if (in_array('is_archived', $columns, true)) {
        change($database, 'UPDATE users2teams SET is_archived = 0 WHERE users_id = ? AND teams_id = ?', [$user, $team]);
    }
}

function proveSysadmin(PDO $database, Operator $operator, string $password): void
{
    $found = rows(
        $database,
        'SELECT users.password_hash FROM users JOIN users2teams ON users2teams.users_id = users.userid'
        . ' WHERE users.userid = ? AND users2teams.teams_id = ? AND users.is_sysadmin = 1 AND users.validated = 1',
        [$operator->user, $operator->team],
    );
    if ($found === [] || !password_verify($password, (string) $found[0]['password_hash'])) {
        throw new \RuntimeException('the sysadmin was written but is not found again');
    }
}

/**
 * Schema 223 and newer keep the SHA-256 of the whole header; older ones a bcrypt of
 * the secret behind an id. The columns say which.
 *
 * @param list<string> $columns
 * @return array<string, string|int>
 */
function keyColumns(PDO $database, string $key, array $columns): array
{
    if (in_array('token_hash', $columns, true)) {
        return ['token_hash' => hash('sha256', $key, true)];
    }
    needColumns($database, 'api_keys', ['id', 'hash']);
    if (number($database, 'SELECT COUNT(*) FROM api_keys WHERE id = ?', [LEGACY_KEY_ID]) > 0) {
        throw new Refusal('Somebody else’s API key has the number ' . LEGACY_KEY_ID . '.', 'Delete that key, then this job; it is made again.');
    }
    // 285 random bits need no slow hash, and each request of the reconciler pays for it.
    return ['id' => LEGACY_KEY_ID, 'hash' => password_hash($key, PASSWORD_BCRYPT, ['cost' => 4])];
}

/** @param list<string> $columns */
function isKeyRight(PDO $database, Operator $operator, string $key, array $columns): bool
{
    $where = ' FROM api_keys WHERE name = ? AND userid = ? AND team = ? AND can_write = 1';
    $values = [KEY_NAME, $operator->user, $operator->team];
    if (in_array('token_hash', $columns, true)) {
        return number($database, "SELECT COUNT(*){$where} AND token_hash = ?", [...$values, hash('sha256', $key, true)]) === 1;
    }
    $found = rows($database, "SELECT hash{$where} AND id = ?", [...$values, LEGACY_KEY_ID]);
    return $found !== [] && password_verify($key, (string) $found[0]['hash']);
}

/** @param list<string> $wanted */
function needColumns(PDO $database, string $table, array $wanted): void
{
    $missing = array_diff($wanted, columns($database, $table));
    if ($missing !== []) {
        throw new Refusal(
            "The table {$table} has no column " . implode(', ', $missing) . ' any more.',
            'This release keeps accounts in another form: correct accounts.php before it travels further.',
        );
    }
}
