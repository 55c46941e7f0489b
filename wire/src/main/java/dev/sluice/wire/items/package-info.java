/**
 * The item dialect (XRTC API v1): requests, answers, limits and the error catalogue, for server and clients alike.
 * Source of every fact: the XRTC technical API page of 2022-12-02, the web documentation, and its Python SDK 0.1.5.
 */
@NullMarked
package dev.sluice.wire.items;

import org.jspecify.annotations.NullMarked;
