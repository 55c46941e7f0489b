package dev.sluice.rooms.ice;

import dev.sluice.base.SettingReader;
import java.time.Duration;
import java.util.List;

/**
 * What peers are told of STUN and TURN. {@link #toString} hides the secret.
 *
 * @param stunUrls STUN servers besides Sluice's own
 * @param turnUrls the ways to one TURN service; empty for none
 * @param turnSecret shared with the TURN server
 * @param credentialTtl how long a minted credential opens new relays
 */
public record IceSettings(List<String> stunUrls, List<String> turnUrls, String turnSecret, Duration credentialTtl) {
    /** Reads its parts of the sections {@code stun} and {@code turn}. */
    public static IceSettings read(SettingReader stun, SettingReader turn) {
        return new IceSettings(
                stun.value(
                        "urls",
                        List.of(),
                        IceUrlsForm.STUN,
                        "STUN servers that peers are told of besides this one. HOST stands for the host of the peer's own request."),
                turn.value(
                        "urls",
                        List.of(),
                        IceUrlsForm.TURN,
                        "Ways to a TURN server that shares the secret, such as turn:HOST:3478?transport=udp. Empty: no TURN."
                                + " HOST stands for the host of the peer's own request."),
                turn.secret(
                        "secret",
                        "",
                        "The secret shared with the TURN server, coturn's static-auth-secret. Signs the credentials."),
                turn.duration(
                        "credential-ttl",
                        Duration.ofHours(12),
                        Duration.ofSeconds(1),
                        Duration.ofDays(30),
                        "How long a minted credential opens new relays; it should outlast a call, whose relays may have to be opened anew."));
    }

    @Override
    public String toString() {
        return "IceSettings[" + stunUrls + ", " + turnUrls + ", " + credentialTtl + "]";
    }
}
