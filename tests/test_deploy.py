"""The examples of ``deploy/``: documented, and as strict as they say."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.access_server import write_sheet
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
    assert text.index("USER 10001") < text.index('CMD ["streamlit"')
    copied = re.findall(r"^COPY ([^-\s]\S*) /", text, re.MULTILINE)
    assert copied
    assert [path for path in copied if not (ROOT / path).exists()] == []
    for name in ("compose.yaml", "kubernetes.yaml"):
        assert "ALL" in read(name)
        assert re.search(r"read_only: true|readOnlyRootFilesystem: true", read(name))


@pytest.mark.slow
def test_a_command_in_the_container_runs_where_the_server_does_and_sees_its_files(tmp_path: Path):
    """By the image's own environment, with the checkout as ``/srv`` and a folder of the test's as ``/data``."""
    write_sheet(tmp_path / "plan.xlsx")
    (tmp_path / "settings").mkdir()
    settings = tmp_path / "settings" / "secrets.toml"
    settings.write_text(f'[connections.gsheets]\nspreadsheet = "{tmp_path}/plan.xlsx"\n', encoding="utf-8")
    said = re.search(r"^ENV ((?:.*\\\n)*.*)", read("Dockerfile"), re.MULTILINE)
    set_there = dict(one.split("=", 1) for one in said[1].replace("\\\n", " ").split())
    own = {"PATH": os.environ["PATH"], "STREAMLIT_SECRETS_FILES": str(settings)}
    assert set_there["PYTHONPATH"] == "/srv"
    environment = {**set_there, **own, "PYTHONPATH": str(ROOT), "ITA_DASH_HISTORY_URL": f"sqlite:///{tmp_path}/history.db"}
    done = subprocess.run(
        [sys.executable, "-m", "ita_dash", "snapshot"], cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    running = (ROOT / "docs" / "running.md").read_text(encoding="utf-8")
    elsewhere = re.findall(r"(?:exec -w \S+|cd /srv|cd /opt/ita-dashboard &&).*ita_dash", running)
    assert elsewhere == []


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
