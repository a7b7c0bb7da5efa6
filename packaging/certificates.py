"""Finds the system's certificates of trust where they lie elsewhere than on the machine that built the program."""

from __future__ import annotations

import os
import ssl
from pathlib import Path

# Where distributions keep them: Debian and Arch, Fedora, SUSE, Alpine.
PLACES = (
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
)


def find(places: tuple[str, ...] = PLACES) -> None:
    """Point OpenSSL to the first file there is, unless the user or the built-in place already names one.

    Only for Linux: elsewhere the system's own store is asked.
    """
    known = ssl.get_default_verify_paths()
    if os.environ.keys() & {known.openssl_cafile_env, known.openssl_capath_env} or known.cafile:
        return
    for place in places:
        if Path(place).is_file():
            os.environ[known.openssl_cafile_env] = place
            return
