package dev.sluice.server.rooms;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.PlaywrightException;
import dev.sluice.server.console.CuttableRelay;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who is in a call, whatever happens to tabs, sockets and the server. Skipped where there is no Chromium. */
@Timeout(value = 240, unit = TimeUnit.SECONDS)
final class RoomCallBrowserTest {
    @RegisterExtension
    static final RoomsExtension ROOMS = new RoomsExtension();

    @Test
    void twoPeopleSeeAndHearEachOther() {
        List<RoomTab> people = ROOMS.here().meet("kitchen / Küche", "Ann", "Bob");

        people.forEach(each -> each.seesAndHears(1));
        assertThat(people.getFirst().stateOf("Bob")).hasText("connected");
        assertThat(people.getFirst().status()).hasText("2 people");
    }

    @Test
    void threePeopleSeeAndHearEachOther() {
        ROOMS.here().meet("three", "Ann", "Bob", "Cid").forEach(each -> each.seesAndHears(2));
    }

    @Test
    void fivePeopleSeeAndHearEachOther() {
        ROOMS.here().meet("five", "Ann", "Bob", "Cid", "Dot", "Eve").forEach(each -> each.seesAndHears(4));
    }

    @Test
    void twoRoomsKnowNothingOfEachOther() {
        RoomTab ann = ROOMS.here().open().join(ROOMS.here().baseUri(), "one", "Ann");
        RoomTab bob = ROOMS.here().open().join(ROOMS.here().baseUri(), "other", "Bob");

        assertThat(ann.status()).hasText("Nobody else is here yet");
        assertThat(bob.tiles()).hasCount(1);
    }

    @Test
    void whoLeavesIsGoneAndMayComeBack() {
        List<RoomTab> people = ROOMS.here().meet("den", "Ann", "Bob");
        RoomTab ann = people.getFirst();
        RoomTab bob = people.getLast();
        ann.seesAndHears(1);

        bob.button("Leave").click();

        assertThat(ann.tiles()).hasCount(1);
        assertThat(ann.status()).hasText("Nobody else is here yet");
        assertThat(bob.heading("You left the room")).isFocused();
        bob.button("Join again").click();
        people.forEach(each -> each.seesAndHears(1));
    }

    @Test
    void aReloadedPageIsInTheCallOnceAndAgain() {
        List<RoomTab> people = ROOMS.here().meet("den", "Ann", "Bob");
        people.forEach(each -> each.seesAndHears(1));

        people.getLast().page().reload();

        people.forEach(each -> each.seesAndHears(1));
        people.forEach(each -> assertThat(each.tiles()).hasCount(2));
        assertThat(people.getFirst().tile("Bob")).hasCount(1);
    }

    @Test
    void aTabThatDiesWithoutAWordIsGoneAfterTheLease() {
        List<RoomTab> people = ROOMS.here().meet("den", "Ann", "Bob");
        people.getFirst().seesAndHears(1);

        crash(people.getLast());

        assertThat(people.getFirst().tiles()).hasCount(1);
    }

    @Test
    void aCallSurvivesTheRestartOfTheServer() {
        List<RoomTab> people = ROOMS.here().meet("den", "Ann", "Bob");
        people.forEach(each -> each.seesAndHears(1));

        ROOMS.here().restartServer();

        people.forEach(each -> assertThat(each.status()).hasText("2 people"));
        people.forEach(each -> each.seesAndHears(1));
        assertThat(people.getFirst().tile("Bob")).hasCount(1);
    }

    @Test
    void aCallGoesOnWhileTheServerCannotBeReached() throws IOException {
        // Long enough for all that is looked at in between.
        try (RoomFixture patient = new RoomFixture(ROOMS.chromium(), "rooms.lease=5m");
                CuttableRelay relay = new CuttableRelay(patient.baseUri())) {
            RoomTab ann = patient.open().join(patient.baseUri(), "den", "Ann");
            RoomTab bob = patient.open().join(relay.baseUri(), "den", "Bob");
            ann.seesAndHears(1);

            relay.cut();
            assertThat(bob.status()).hasText("No connection to the server, trying again…");
            bob.seesAndHears(1);
            relay.mend();

            assertThat(bob.status()).hasText("2 people");
            bob.page().getByLabel("Your name").fill("Robert");
            bob.page().getByLabel("Your name").press("Tab");
            assertThat(ann.tile("Robert")).hasCount(1);
            ann.seesAndHears(1);
            // Its place was taken back: nobody had to connect anew.
            assertThat(List.of(ann.connectionsMade(), bob.connectionsMade())).containsOnly(1);
        }
    }

    /** As if its process was killed: no close frame, no unload. What the driver says of it depends on how fast it notices. */
    private static void crash(RoomTab tab) {
        assertThatThrownBy(() -> tab.page().navigate("chrome://crash")).isInstanceOf(PlaywrightException.class);
    }
}
