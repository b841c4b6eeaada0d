<?php

/** What is looked at before anything is touched. */

declare(strict_types=1);

namespace Eln\Fleet;

/** @throws Refusal when the address is one that eLabFTW would stumble over in the middle of its work. */
function checkAddress(string $address): void
{
    $parts = parse_url($address);
    $isGood = is_array($parts)
        && ($parts['scheme'] ?? '') === 'https'
        && filter_var($parts['host'] ?? '', FILTER_VALIDATE_DOMAIN, FILTER_FLAG_HOSTNAME) !== false
        && array_diff(array_keys($parts), ['scheme', 'host', 'port']) === [];
    if (!$isGood) {
        throw new Refusal(
            'SITE_URL is not https:// and a host name, without path and without slash at the end.',
            'Correct the host of the instance.',
        );
    }
}

/**
 * In the format of Defuse's library: header, 32 bytes, checksum. eLabFTW itself
 * notices a malformed key only when the first secret is stored.
 */
function checkSecretKey(string $key): void
{
    $isGood = preg_match('/^def00000[0-9a-f]{128}$/Di', $key) === 1
        && hash('sha256', (string) hex2bin(substr($key, 0, 72))) === strtolower(substr($key, 72));
    if (!$isGood) {
        throw new Refusal(
            'SECRET_KEY is no key of eLabFTW: its form or its checksum is wrong.',
            'Look at the ExternalSecret secret-key and at its seed in the vault, which has exactly 32 characters.',
        );
    }
}
