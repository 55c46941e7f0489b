package dev.sluice.server.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.server.console.Chromium;
import dev.sluice.server.console.Script;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Both sides offer at once, 200 times: 40 times at joining, where Chromium 156 cannot bear a rollback, and 160 times
 * later. Once with the addresses that users' browsers tell and once with all. Skipped where there is no Chromium.
 */
final class GlareBrowserTest {
    private static final int JOINS = 40;
    private static final int LATER = 160;

    @ParameterizedTest
    @ValueSource(strings = {"default", "default_public_and_private_interfaces"})
    @Timeout(value = 240, unit = TimeUnit.SECONDS)
    void collidingOffersLeaveNobodyStuck(String addresses) {
        try (Chromium chromium = RoomFixture.chromium("--webrtc-ip-handling-policy=" + addresses);
                RoomFixture rooms = new RoomFixture(chromium, "rooms.messages-per-second-per-peer=0")) {
            RoomTab tab = rooms.open();
            tab.page().navigate(rooms.baseUri() + "/rooms/");
            URI base = rooms.baseUri();
            String address = "ws://" + base.getAuthority() + "/rtc";

            Map<?, ?> outcome = (Map<?, ?>) tab.page()
                    .evaluate(
                            Script.beside(GlareBrowserTest.class, "glare.js"),
                            Map.of("joins", JOINS, "later", LATER, "address", address));

            assertThat(outcome.get("stuckAtJoining")).isEqualTo(0);
            assertThat(outcome.get("stuckLater")).isEqualTo(0);
            assertThat(outcome.get("stillThere")).isEqualTo("still there");
            assertThat(outcome.get("faults")).isEqualTo(List.of());
            // They did collide, or this shows nothing.
            assertThat((Integer) outcome.get("collisionsAtJoining")).isGreaterThan(JOINS / 2);
            assertThat((Integer) outcome.get("collisionsLater")).isEqualTo(LATER);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"default_public_and_private_interfaces"})
    @Timeout(value = 150, unit = TimeUnit.SECONDS)
    void aCallWithAllAddressesIsSeenAndHeardToo(String addresses) {
        try (Chromium chromium = RoomFixture.chromium("--webrtc-ip-handling-policy=" + addresses);
                RoomFixture rooms = new RoomFixture(chromium)) {
            rooms.meet("three", "Ann", "Bob", "Cid").forEach(each -> each.seesAndHears(2));
        }
    }
}
