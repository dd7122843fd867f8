"""The examples of ``deploy/``: documented, and as strict as they say."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.nginx import program, whole
from tests.running_app import ROOT

DEPLOY = ROOT / "deploy"


def read(name: str) -> str:
    return (DEPLOY / name).read_text(encoding="utf-8")


def test_each_is_documented():
    running = (ROOT / "docs" / "running.md").read_text(encoding="utf-8")
    assert [file.name for file in DEPLOY.iterdir() if f"`{file.name}`" not in running] == []


def test_the_container_runs_without_root_from_what_is_locked_and_copies_what_there_is():
    text = read("Dockerfile")
    assert "--require-hashes" in text
    assert text.index("USER ita") < text.index('CMD ["streamlit"')
    copied = re.findall(r"^COPY ([^-\s]\S*) /", text, re.MULTILINE)
    assert copied
    assert [path for path in copied if not (ROOT / path).exists()] == []
    for name in ("compose.yaml", "kubernetes.yaml"):
        assert "ALL" in read(name)
        assert re.search(r"read_only: true|readOnlyRootFilesystem: true", read(name))


def test_the_probes_are_addresses_that_answer_under_any_name():
    assert set(re.findall(r"path: (/\S+),", read("kubernetes.yaml"))) == {"/_stcore/health", "/ready"}


@pytest.mark.slow
@pytest.mark.skipif(not program(), reason="needs nginx")
def test_nginx_takes_its_file(tmp_path: Path):
    key, certificate = tmp_path / "ita.key", tmp_path / "ita.pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-days", "1"]
    subprocess.run([*made, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    site = read("nginx.conf").replace("/etc/ssl/certs/ita.pem", str(certificate)).replace("/etc/ssl/private/ita.key", str(key))
    site = site.replace("/var/log/nginx/ita-dashboard.log", str(tmp_path / "log")).replace("443", "127.0.0.1:8443")
    checked = [program(), "-t", "-c", whole(site, tmp_path), "-e", tmp_path / "error"]
    done = subprocess.run(checked, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
