"""The data of this moment: read seldom, kept for everybody, and there also while its source is not."""
