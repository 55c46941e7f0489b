"""The checks. Each module is run by itself, in the environment of one SDK, against the server its environment names."""
