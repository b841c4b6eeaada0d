<?php

/**
 * What every program of the fleet that runs in eLabFTW's image shares: how it reads
 * what it is given, how it speaks, how it refuses. PHP 8.2 and newer, no dependency.
 */

declare(strict_types=1);

namespace Eln\Fleet;

use PDOException;
use Throwable;

/** Trying again is of no use: a person must act. The job's failure policy knows this number. */
const REFUSED = 10;

/** Something went wrong that may be better next time. */
const FAILED = 1;

/**
 * Runs a program and ends the process: 0, REFUSED or FAILED, with one sentence.
 *
 * @param callable(): void $steps
 */
function program(string $name, callable $steps): never
{
    try {
        $steps();
        tell("{$name}: done.");
        exit(0);
    } catch (Refusal $refusal) {
        complain("refused: {$refusal->getMessage()}");
        exit(REFUSED);
    } catch (PDOException $error) {
        complain("{$name} failed: the database says {$error->getMessage()}");
        exit(FAILED);
    } catch (Throwable $error) {
        complain("{$name} failed: {$error->getMessage()}");
        exit(FAILED);
    }
}

/** What is wrong, and what a person does about it: two sentences that need no source code. */
final class Refusal extends \RuntimeException
{
    public function __construct(string $what, string $do)
    {
        parent::__construct("{$what} {$do}");
    }
}

function tell(string $text): void
{
    fwrite(STDOUT, masked($text) . "\n");
}

function complain(string $text): void
{
    fwrite(STDERR, masked($text) . "\n");
}

/** A variable of the environment that must be there. */
function setting(string $name): string
{
    $value = getenv($name);
    if ($value === false || $value === '') {
        throw new Refusal("The variable {$name} is not set.", 'Render the instance again; this is a fault of its manifests.');
    }
    return $value;
}

/** The content of a secret file. */
function secret(string $name): string
{
    $folder = getenv('FLEET_ACCOUNTS') ?: '/secrets/accounts';
    $value = @file_get_contents("{$folder}/{$name}");
    if ($value === false || trim($value) === '') {
        throw new Refusal("The secret {$name} is missing or empty.", "Look at the ExternalSecret {$name} and at the vault.");
    }
    return keepSecret(trim($value));
}

/** Remembers a value so that no output of this process ever shows it. */
function keepSecret(string $value): string
{
    // What is shorter is no secret of ours, and hiding it would garble sentences.
    if (strlen($value) >= 8) {
        Secrets::$values[$value] = true;
    }
    return $value;
}

/** The text without any secret that this process knows. */
function masked(string $text): string
{
    foreach (['DB_PASSWORD', 'SECRET_KEY'] as $name) {
        $value = getenv($name);
        if ($value !== false && $value !== '') {
            keepSecret($value);
        }
    }
    return str_replace(array_map(strval(...), array_keys(Secrets::$values)), '***', $text);
}

/** @internal */
final class Secrets
{
    /** @var array<string, true> */
    public static array $values = [];
}
