/**
 * Which STUN and TURN servers a peer is told to use, with TURN credentials that are minted for it and end by themselves.
 * Pure code without sockets; the servers themselves are elsewhere.
 */
@NullMarked
package dev.sluice.rooms.ice;

import org.jspecify.annotations.NullMarked;
