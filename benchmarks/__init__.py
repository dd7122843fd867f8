"""How fast the app is, each figure beside something measured in the same run: ``python -m benchmarks``."""
