<?php

/** eLabFTW's own commands, read by what they say: their exit status proves nothing. */

declare(strict_types=1);

namespace Eln\Fleet;

/** What a command said, and how it ended. */
final readonly class Output
{
    public function __construct(public int $status, public string $text) {}
}

enum SchemaState
{
    case Current;
    /** The database must be upgraded to suit the image. */
    case Older;
    /** The image is older than the database: nothing may be written. */
    case Newer;
    case NotInstalled;
    /** The secret key is not the one that encrypted what is stored. */
    case ForeignCipher;
    case Unknown;
}

final readonly class Schema
{
    public function __construct(
        public SchemaState $state,
        public ?int $current,
        public ?int $required,
        public string $text,
    ) {}
}

/** Asks `bin/console db:check`; health is its sentence, not its status. */
function schema(): Schema
{
    return readSchema(elabftw('bin/console', 'db:check'));
}

function readSchema(Output $output): Schema
{
    $text = trim($output->text);
    $current = numberAfter('Current version:', $text);
    $required = numberAfter('Required version:', $text);
    $state = match (true) {
        str_contains($text, 'No upgrade required.') && $output->status === 0 => SchemaState::Current,
        str_contains($text, 'not yet installed') => SchemaState::NotInstalled,
        str_contains($text, 'Error decrypting') => SchemaState::ForeignCipher,
        $current !== null && $required !== null && $current > $required => SchemaState::Newer,
        str_contains($text, 'An upgrade is required.') => SchemaState::Older,
        default => SchemaState::Unknown,
    };
    return new Schema($state, $current, $required, $text);
}

/** What a person does about a schema that no program may touch. */
function refuseSchema(Schema $schema): never
{
    throw match ($schema->state) {
        SchemaState::Newer => new Refusal(
            "The database has schema {$schema->current}, this image wants {$schema->required}: a newer release has been here.",
            'Put the instance back on that release, or restore the backup made before it; an older image cannot run on it.',
        ),
        SchemaState::NotInstalled => new Refusal(
            'The database holds no eLabFTW.',
            'The prepare job installs it: look why that job has not run.',
        ),
        SchemaState::ForeignCipher => new Refusal(
            'What the database keeps encrypted was encrypted with another SECRET_KEY.',
            'Restore the seed at eln/<slug>/secret-key in the vault from its version history; never make a new one.',
        ),
        // Perhaps the database went away in the middle: not a refusal, the next try may do better.
        default => new \RuntimeException(
            'eLabFTW does not say whether its database is in order: ' . complaint($schema->text)
            . ' If it stays so, run bin/console db:check in the web pod and read what it says.',
        ),
    };
}

/** Runs a script of eLabFTW without its entry point, so without its php.ini. */
function elabftw(string $script, string ...$arguments): Output
{
    $home = setting('FLEET_ELABFTW');
    $command = [
        PHP_BINARY, '-d', 'open_basedir=', '-d', 'memory_limit=512M', '-d', 'zend.exception_ignore_args=1',
        "{$home}/{$script}", ...$arguments,
    ];
    // One pipe for both streams: nothing can wait for the other to be read.
    $streams = [0 => ['file', '/dev/null', 'r'], 1 => ['pipe', 'w'], 2 => ['redirect', 1]];
    // Its errors are broken at the terminal's width, in the middle of words.
    $process = proc_open($command, $streams, $pipes, $home, ['COLUMNS' => '1000'] + getenv());
    if (!is_resource($process)) {
        throw new \RuntimeException("could not start {$script}");
    }
    $text = (string) stream_get_contents($pipes[1]);
    fclose($pipes[1]);
    return new Output(proc_close($process), $text);
}

/** For messages: the sentence in which eLabFTW says what is wrong, without banner and usage. */
function complaint(string $text): string
{
    // Masked before it is cut: half a secret would no longer be recognised.
    $text = (string) preg_replace(['/\e\[[\d;]*m/', '/[^\x20-\x7e\n]/'], '', masked($text));
    foreach (['/^In \S+ line \d+:\s+(\S.*)/m', '/\[error\]\s*(.+)/', '/Uncaught (.+)/'] as $pattern) {
        if (preg_match($pattern, $text, $found) === 1) {
            return inQuotes($found[1]);
        }
    }
    $lines = preg_grep('/[A-Za-z]{3}/', explode("\n", $text)) ?: [];
    $lines = preg_grep('/^\w+:\w+ \[-/', $lines, PREG_GREP_INVERT) ?: [];
    return $lines === [] ? 'it said nothing.' : inQuotes((string) end($lines));
}

// --- internal ---

function inQuotes(string $line): string
{
    return '“' . substr(trim($line), 0, 200) . '”.';
}

function numberAfter(string $words, string $text): ?int
{
    return preg_match('/' . preg_quote($words, '/') . '\s*(\d+)/', $text, $found) === 1 ? (int) $found[1] : null;
}
