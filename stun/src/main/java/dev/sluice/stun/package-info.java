/**
 * A STUN server for binding requests on UDP (RFC 8489, with RFC 3489's for old clients): tells a client the address and
 * port that its packets come from, which is what a browser needs to be reached behind a NAT.
 */
@NullMarked
package dev.sluice.stun;

import org.jspecify.annotations.NullMarked;
