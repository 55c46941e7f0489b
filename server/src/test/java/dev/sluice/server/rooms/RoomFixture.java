package dev.sluice.server.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import dev.sluice.server.SluiceServer;
import dev.sluice.server.console.Chromium;
import dev.sluice.server.settings.Settings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A server of a test's own and the people who opened its rooms; closes them all and fails on any script error. */
final class RoomFixture implements AutoCloseable {
    private static final List<String> FAKE_DEVICES = List.of(
            "--use-fake-device-for-media-stream",
            "--use-fake-ui-for-media-stream",
            "--auto-select-desktop-capture-source=Entire screen");

    private final Browser browser;
    private final List<RoomTab> tabs = new ArrayList<>();
    private SluiceServer server;

    RoomFixture(Chromium chromium, String... settings) {
        this.browser = chromium.browser();
        this.server = startAt("127.0.0.1:0", settings);
    }

    /** With a camera that shows a moving picture and a microphone that beeps. */
    static Chromium chromium(String... moreArguments) {
        List<String> all = new ArrayList<>(FAKE_DEVICES);
        all.addAll(List.of(moreArguments));
        return Chromium.launch(all.toArray(String[]::new));
    }

    private static SluiceServer startAt(String address, String... settings) {
        return SluiceServer.startInMemory(Settings.with(settings).withAddress(address));
    }

    URI baseUri() {
        return server.baseUri();
    }

    /** The server ends, and another one starts at the same address and knows of nobody. */
    void restartServer() {
        String address = "127.0.0.1:" + server.baseUri().getPort();
        server.close();
        server = startAt(address, "rooms.ssp-port=off");
    }

    RoomTab open() {
        RoomTab tab = new RoomTab(browser);
        tabs.add(tab);
        return tab;
    }

    /** As many people as there are names, in one room, each after the other. */
    List<RoomTab> meet(String room, String... names) {
        return List.of(names).stream()
                .map(name -> open().join(baseUri(), room, name))
                .toList();
    }

    @Override
    public void close() {
        tabs.forEach(RoomTab::close);
        server.close();
        assertThat(tabs).flatExtracting(RoomTab::scriptErrors).isEmpty();
    }
}
