package dev.sluice.client.items;

import java.net.URI;

/** Where the three calls go. */
record Endpoints(URI login, URI set, URI get) {}
