package dev.sluice.stun;

import dev.sluice.base.SettingReader;
import dev.sluice.base.SidePort;

/**
 * The STUN server's settings.
 *
 * @param address host name or address to listen on; empty for the front door's
 * @param requestsPerSecondPerAddress 0 for no limit
 * @param maxAddresses how many addresses' rates are remembered
 */
public record StunSettings(SidePort port, String address, int requestsPerSecondPerAddress, int maxAddresses) {
    private static final int USUAL_PORT = 3478;

    /** Reads its part of the section {@code stun}. */
    public static StunSettings read(SettingReader in) {
        return new StunSettings(
                SidePort.read(in, "port", USUAL_PORT, "The UDP port of the STUN server."),
                in.text(
                        "address",
                        "",
                        "Where the STUN server listens, without port; empty for the host of http.address. Name one address on a"
                                + " machine with several, so that answers come from the address that was asked."),
                in.integer(
                        "requests-per-second-per-address",
                        100,
                        0,
                        1_000_000,
                        "Requests answered per second and address, as many at once; 0 for no limit. IPv6 counts by /64 network."),
                in.integer(
                        "max-addresses",
                        10_000,
                        100,
                        10_000_000,
                        "Addresses whose rate is remembered; the oldest are forgotten."));
    }
}
