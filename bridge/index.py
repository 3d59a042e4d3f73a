"""What went wrong when a package client failed: reads the client's own words and says what to do."""

from bridge.errors import BuildError, full_disk

_FULL_DISK = ("No space left on device", "ENOSPC", "Errno 28", "not enough space on the disk")
_WRONG_HASH = ("DO NOT MATCH THE HASHES", "EINTEGRITY")
_UNREACHABLE = (
    # pip
    "Could not fetch URL",
    "Failed to establish a new connection",
    "NameResolutionError",
    "Temporary failure in name resolution",
    "ConnectTimeoutError",
    "Read timed out",
    "ReadTimeoutError",
    "ProxyError",
    "SSLError",
    "CERTIFICATE_VERIFY_FAILED",
    "is being ignored. If this repository is available via HTTPS",
    "Network is unreachable",
    "Connection reset by peer",
    "502 Server Error",
    "503 Server Error",
    # npm
    "ENOTFOUND",
    "EAI_AGAIN",
    "ECONNREFUSED",
    "ECONNRESET",
    "ETIMEDOUT",
    "ENETUNREACH",
    "ERR_SOCKET_TIMEOUT",
    "SELF_SIGNED_CERT_IN_CHAIN",
    "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
)
_NOT_OFFERED = ("No matching distribution found", "E404", "ETARGET", "ResolutionImpossible")


def explain(log: str, client: str, what: str) -> BuildError:
    """The sentence for a failed download.

    Args:
        log: everything the client wrote.
        client: ``pip`` or ``npm``, for the user to know whose settings to check.
        what: what was being fetched.
    """
    if _any(log, _FULL_DISK):
        return full_disk(f"{client} was fetching {what}")
    if _any(log, _WRONG_HASH):
        return wrong_hash(what)
    if _any(log, _UNREACHABLE):
        return BuildError(
            f"Could not reach the package index of {client} to fetch {what}: "
            f"check the connection or the proxy settings ({client} config list) and run the command again."
        )
    if _any(log, _NOT_OFFERED):
        return BuildError(
            f"The package index of {client} does not offer {what} for this Python and platform: "
            f"check which index it is set to ({client} config list)."
        )
    errors = [line for line in log.splitlines() if "error" in line.lower()]
    said = f": {errors[-1].strip()}" if errors else "."
    return BuildError(f"{client} could not fetch or install {what}{said}")


def wrong_hash(what: str) -> BuildError:
    """The error for an archive that is not the one that was pinned."""
    return BuildError(
        f"What the package index sent for {what} is not the file that was checked when it was pinned "
        "(its hash differs), so it was thrown away: run the command again, "
        "and if it happens twice do not trust that index."
    )


def _any(log: str, signs: tuple[str, ...]) -> bool:
    return any(sign in log for sign in signs)
