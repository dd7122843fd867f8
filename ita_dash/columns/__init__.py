"""Every column that the app writes: name, Thai header, type, unit and rule. Writers and the reader of our own files walk it."""
