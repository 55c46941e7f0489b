package dev.sluice.examples.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.sluice.client.rooms.Room;
import dev.sluice.client.rooms.RoomClient;
import dev.sluice.server.SluiceServer;
import dev.sluice.server.settings.Settings;
import dev.sluice.testkit.Await;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Java's native WebRTC library and a browser find each other through a Sluice server, whoever comes first. */
@Timeout(120)
final class DataChannelChatTest {
    private final SluiceServer server = SluiceServer.startInMemory(Settings.with("http.address=127.0.0.1:0"));
    private final List<String> heard = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aBrowserThatIsThereIsCalledByJava() throws IOException {
        try (Chromium chromium = Chromium.launch();
                DataChannelChat chat = new DataChannelChat((peer, text) -> heard.add(text));
                RoomClient client = RoomClient.open(server.baseUri())) {
            Page page = openPage(chromium);
            page.evaluate("() => peer.join('test')");
            Room room = client.join("test", chat);
            assertThat(room.peers()).hasSize(1);
            chat.greetEverybody(room);
            assertTheyTalk(page);
        }
    }

    @Test
    void aBrowserThatComesLaterCallsJava() throws IOException {
        try (Chromium chromium = Chromium.launch();
                DataChannelChat chat = new DataChannelChat((peer, text) -> heard.add(text));
                RoomClient client = RoomClient.open(server.baseUri())) {
            Room room = client.join("test", chat);
            Page page = openPage(chromium);
            page.evaluate("() => peer.join('test')");
            assertTheyTalk(page);

            page.close();
            Await.until("the page to be gone", () -> room.peers().isEmpty());
        }
    }

    private Page openPage(Chromium chromium) throws IOException {
        Page page = chromium.page();
        page.navigate(server.baseUri().resolve("/health/ready").toString());
        try (InputStream script = getClass().getResourceAsStream("peer.js")) {
            byte[] bytes = Objects.requireNonNull(script).readAllBytes();
            page.evaluate(new String(bytes, StandardCharsets.UTF_8));
        }
        return page;
    }

    private void assertTheyTalk(Page page) {
        page.waitForFunction("() => peer.heard.includes('Hello from Java "
                + Runtime.version().feature() + "')");
        page.evaluate("() => peer.say('grüße')");
        Await.until("the browser's words", () -> heard.contains("grüße"));
        page.waitForFunction("() => peer.heard.includes('You said: grüße')");
    }
}
