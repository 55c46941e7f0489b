"""Sluice's STUN server and TURN credentials against coturn and Chromium."""
