"""The parts of the package that pyproject.toml cannot name: packages in folders of another name, a part of the pinned list."""

from pathlib import Path

from setuptools import find_packages, setup
from setuptools.command.build_py import build_py

PINNED = Path(__file__).with_name("requirements.txt").read_text(encoding="utf-8")
NEEDED_TO_RUN = PINNED.partition("# Its tests and benchmarks")[0]


class WithoutThisFile(build_py):
    """``setup.py`` stands beside ``app.py`` and is no part of the package."""

    def find_package_modules(self, package: str, package_dir: str) -> list[tuple[str, str, str]]:
        return [module for module in super().find_package_modules(package, package_dir) if module[1] != "setup"]


setup(
    cmdclass={"build_py": WithoutThisFile},
    packages=[*find_packages(include=["ita_dash*"]), "ita_dash.shipped", "ita_dash.shipped.pages"],
    # What `streamlit run` starts lies at the top of the checkout; ita_dash/folders.py knows both places
    package_dir={"ita_dash.shipped": ".", "ita_dash.shipped.pages": "pages"},
    package_data={
        "ita_dash": [
            "locale/*/*.po",
            "sample/*.xlsx",
            "sample/*.toml",
            "ui/*.css",
            "web/shell/*",
            "look/*.typ",
            "typesetting/*.typ",
            "report/*.typ",
            "form/words/*.toml",
            "py.typed",
        ],
        "ita_dash.shipped": [".streamlit/config.toml", ".streamlit/secrets.example.toml"],
    },
    install_requires=[line for line in NEEDED_TO_RUN.splitlines() if line and not line.startswith("#")],
)
