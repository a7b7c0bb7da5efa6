"""A frozen program finds the certificates of systems laid out otherwise than the one that built it."""

from __future__ import annotations

import os
import ssl
from pathlib import Path

import pytest

from tests.packaging.conftest import load


@pytest.fixture
def nowhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """OpenSSL was built for a folder that is not there."""
    for name in ("SSL_CERT_FILE", "SSL_CERT_DIR"):
        monkeypatch.delenv(name, raising=False)
    real = ssl.get_default_verify_paths()
    monkeypatch.setattr(ssl, "get_default_verify_paths", lambda: real._replace(cafile=None, capath=None))
    return tmp_path


def test_the_first_file_there_is_gets_used(nowhere: Path) -> None:
    bundle = nowhere / "ca-bundle.crt"
    bundle.write_text("", encoding="utf-8")
    load("certificates").find((str(nowhere / "none.crt"), str(bundle)))
    assert os.environ.pop("SSL_CERT_FILE") == str(bundle)


def test_what_the_user_chose_stays(nowhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/mine.pem")
    load("certificates").find((str(nowhere),))
    assert os.environ["SSL_CERT_FILE"] == "/mine.pem"


def test_nothing_is_set_where_nothing_is_found(nowhere: Path) -> None:
    load("certificates").find((str(nowhere / "none.crt"),))
    assert "SSL_CERT_FILE" not in os.environ
