package dev.sluice.server.rooms;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.options.ColorScheme;
import dev.sluice.server.console.ConsolePage;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the buttons of a call do, and what the page says when something is refused. Skipped where there is no Chromium. */
@Timeout(value = 240, unit = TimeUnit.SECONDS)
final class RoomPageBrowserTest {
    private static final String NO_CAMERA = """
            navigator.mediaDevices.getUserMedia = async () => {
              throw new DOMException("Permission denied", "NotAllowedError");
            };
            """;

    @RegisterExtension
    static final RoomsExtension ROOMS = new RoomsExtension();

    @Test
    void whoIsMutedIsNotHeardAndIsShownAsMuted() {
        List<RoomTab> people = ROOMS.here().meet("den", "Ann", "Bob");
        RoomTab ann = people.getFirst();
        ann.seesAndHears(1);

        people.getLast().button("Mute").click();

        assertThat(ann.flagsOf("Bob")).hasText("muted");
        ann.hearsNothing();
        people.getLast().button("Unmute").click();
        assertThat(ann.flagsOf("Bob")).isEmpty();
        ann.seesAndHears(1);
    }

    @Test
    void aCameraGoesOffAndOnWithoutNegotiation() {
        List<RoomTab> people = ROOMS.here().meet("den", "Ann", "Bob");
        RoomTab ann = people.getFirst();
        ann.seesAndHears(1);

        people.getLast().button("Camera off").click();

        assertThat(ann.flagsOf("Bob")).hasText("no camera");
        ann.sees(0);
        people.getLast().button("Camera on").click();
        assertThat(ann.flagsOf("Bob")).isEmpty();
        ann.sees(1);
    }

    @Test
    void aScreenTakesThePlaceOfTheCameraUntilItIsTakenBack() {
        List<RoomTab> people = ROOMS.here().meet("den", "Ann", "Bob");
        RoomTab ann = people.getFirst();
        ann.seesAndHears(1);

        people.getLast().button("Share screen").click();

        assertThat(ann.flagsOf("Bob")).hasText("shares the screen");
        ann.sees(1);
        people.getLast().button("Stop sharing").click();
        assertThat(ann.flagsOf("Bob")).isEmpty();
        ann.sees(1);
    }

    @Test
    void whatIsWrittenReachesEverybodyAndIsCountedUntilRead() {
        List<RoomTab> people = ROOMS.here().meet("den", "Ann", "Bob", "Cid");
        people.forEach(each -> each.sees(2));
        RoomTab ann = people.getFirst();

        ann.button("Chat").click();
        ann.write("<b>hello</b>");

        for (RoomTab other : people.subList(1, 3)) {
            other.button("Chat (1 new)").click();
            assertThat(other.chatLines()).hasText(new String[] {"Ann<b>hello</b>"});
        }
        people.getLast().write("hello, Ann");
        assertThat(ann.chatLines()).hasText(new String[] {"You<b>hello</b>", "Cidhello, Ann"});
        ann.page().keyboard().press("Escape");
        assertThat(ann.page().locator("#chat-open")).isFocused();
    }

    @Test
    void whoHasNoCameraIsToldSoAndCanJoinWithout() {
        RoomTab ann = ROOMS.here().open().join(ROOMS.here().baseUri(), "den", "Ann");
        RoomTab bob = ROOMS.here().open();
        bob.page().addInitScript(NO_CAMERA);
        bob.page().navigate(RoomTab.address(ROOMS.here().baseUri(), "den").toString());

        assertThat(bob.page().locator("#ask-text")).containsText("may not use the camera");
        assertThat(bob.button("Try again")).isVisible();
        bob.button("Join without camera and microphone").click();

        bob.sees(1);
        assertThat(ann.tiles()).hasCount(2);
        assertThat(ann.flagsOf("Guest")).hasText("muted, no camera");
    }

    @Test
    void aRefusedJoinIsSaidInWords() {
        try (RoomFixture small = new RoomFixture(ROOMS.chromium(), "rooms.max-peers-per-pool=1")) {
            small.open().join(small.baseUri(), "den", "Ann");
            RoomTab late = small.open();
            late.page().navigate(RoomTab.address(small.baseUri(), "den").toString());

            assertThat(late.heading("You are not in the room")).isVisible();
            assertThat(late.page().locator("#over-text")).containsText("The room is full");
            assertThat(late.button("Join again")).isVisible();
        }
    }

    @Test
    void theAddressWithoutANameLetsOneChoose() {
        RoomTab ann = ROOMS.here().open();
        ann.page().navigate(ROOMS.here().baseUri() + "/");
        ann.page().locator("#rooms-link").click();

        assertThat(ann.page().getByLabel("Name of the room")).isFocused();
        ann.button("Take a random one").click();
        assertThat(ann.page().getByLabel("Name of the room")).hasValue(Pattern.compile("\\w{4}-\\w{4}-\\w{4}"));
        ann.page().getByLabel("Name of the room").fill("a/b ? #c");
        ann.button("Open").click();
        assertThat(ann.heading("a/b ? #c")).isVisible();
        assertThat(ann.status()).hasText("Nobody else is here yet");
    }

    @Test
    void everythingHasANameAndEveryTextEnoughContrastInLightAndDark() {
        List<RoomTab> people = ROOMS.here().meet("den", "Ann", "Bob");
        RoomTab ann = people.getFirst();
        ann.seesAndHears(1);
        people.getLast().button("Camera off").click();
        people.getLast().button("Mute").click();
        ann.button("Chat").click();
        ann.write("hello");
        assertThat(ann.flagsOf("Bob")).hasText("muted, no camera");

        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            assertThat(ConsolePage.accessibilityProblems(ann.page(), scheme)).isEmpty();
        }
        ann.button("Devices").click();
        assertThat(ann.page().getByLabel("Camera", new GetByLabelOptions().setExact(true)))
                .isVisible();
        ann.page().keyboard().press("Escape");
        assertThat(ann.button("Devices")).isFocused();
        ann.button("Leave").click();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            assertThat(ConsolePage.accessibilityProblems(ann.page(), scheme)).isEmpty();
        }
    }

    @Test
    void nothingStandsOutOfAPhonesWidth() {
        List<RoomTab> people =
                ROOMS.here().meet("a room with quite a long name, as people give them", "Ann", "Bob", "Cid");
        RoomTab ann = people.getFirst();
        ann.page().setViewportSize(360, 740);
        ann.sees(2);

        assertThat(ann.page().evaluate("document.documentElement.scrollWidth - innerWidth"))
                .isEqualTo(0);
        assertThat(ann.page().evaluate("document.documentElement.scrollHeight - innerHeight"))
                .isEqualTo(0);
        assertThat(ann.button("Leave")).isInViewport();
        ann.tiles().all().forEach(tile -> assertThat(tile).isInViewport());
    }
}
