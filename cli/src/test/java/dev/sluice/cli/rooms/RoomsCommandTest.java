package dev.sluice.cli.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cli.CommandLineRun;
import dev.sluice.client.rooms.Room;
import dev.sluice.client.rooms.RoomClient;
import dev.sluice.client.rooms.RoomException;
import dev.sluice.client.rooms.RoomState;
import dev.sluice.server.SluiceServer;
import dev.sluice.server.settings.Settings;
import dev.sluice.testkit.Await;
import dev.sluice.wire.rooms.RawValue;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RoomsCommandTest {
    @TempDir
    Path folder;

    private SluiceServer server;

    @BeforeEach
    void start() {
        server = SluiceServer.start(
                Settings.with("data=" + folder.resolve("data"), "http.address=127.0.0.1:0", "stun.port=off"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private CommandLineRun run(String... args) {
        String[] all = Arrays.copyOf(args, args.length + 2);
        all[args.length] = "--data";
        all[args.length + 1] = folder.resolve("data").toString();
        return CommandLineRun.of(all);
    }

    @Test
    void poolsAreOpenedListedShownAndClosed() {
        assertThat(run("rooms", "open", "a/b").out()).isEqualTo("a/b is open\n");
        try (RoomClient client = RoomClient.open(server.baseUri())) {
            Room room = client.join("a/b");
            room.describe(RawValue.of("{\"name\":\"Ann\"}"));
            assertThat(run("rooms", "list").out()).containsPattern("POOL +PEERS +KEPT\na/b +1 +yes\n");
            assertThat(run("rooms", "list", "--json").out())
                    .isEqualTo("{\"pools\":[{\"name\":\"a/b\",\"peers\":1,\"kept\":true}]}\n");
            Await.until(
                    "the description", () -> run("rooms", "show", "a/b").out().contains("{\"name\":\"Ann\"}"));
            assertThat(run("rooms", "show", "a/b", "--json").out()).contains("\"id\":\"" + room.id() + "\"");

            assertThat(run("rooms", "close", "a/b").out()).isEqualTo("a/b is closed\n");
            Await.until("the end", room.ended()::isDone);
            assertThat(room.state()).isEqualTo(RoomState.ENDED);
            assertThat(room.ended().exceptionNow()).isInstanceOf(RoomException.Stopped.class);
        }
        assertThat(run("rooms", "list").out()).isEqualTo("POOL  PEERS  KEPT\n");
    }

    @Test
    void peersAreDescribedAndPutOut() {
        try (RoomClient client = RoomClient.open(server.baseUri())) {
            Room stays = client.join("p");
            Room goes = client.join("p");
            String id = goes.id();
            assertThat(run("rooms", "describe", "p", id, "{\"name\":\"Ben\"}").out())
                    .isEqualTo(id + " is described\n");
            Await.until("the description", () -> stays.peers().containsValue(RawValue.of("{\"name\":\"Ben\"}")));
            assertThat(run("rooms", "kick", "p", id).out()).isEqualTo(id + " is out of p\n");
            Await.until("the departure", () -> stays.peers().isEmpty());
            Await.until("the end", goes.ended()::isDone);
            assertThat(goes.ended().exceptionNow()).isInstanceOf(RoomException.Stopped.class);
        }
    }

    @Test
    void aTokenIsPrintedAlone() {
        CommandLineRun run = run("rooms", "token", "p", "--right", "SIGNAL", "--ttl-seconds", "60");
        assertThat(run.out()).matches("[\\w-]+\\.[\\w-]+\n");
        assertThat(run.err()).startsWith("For p, SIGNAL, until ");
        assertThat(run("rooms", "token", "p", "--json").out())
                .contains("\"token\":")
                .contains("\"expiresms\":");
    }

    @Test
    void whatIsNotThereOrWrongIsSaidInOneLine() {
        assertThat(run("rooms", "show", "nowhere").err()).contains("HTTP 404").hasLineCount(1);
        assertThat(run("rooms", "kick", "nowhere", "x").err())
                .contains("HTTP 404")
                .hasLineCount(1);
        CommandLineRun wrong = run("rooms", "describe", "p", "x", "{name}");
        assertThat(wrong.err()).contains("must be a JSON object or null").hasLineCount(1);
        assertThat(wrong.exitCode()).isEqualTo(2);
        server.close();
        CommandLineRun offline = run("rooms", "list");
        assertThat(offline.err()).contains("no server uses the data folder").hasLineCount(1);
        assertThat(offline.exitCode()).isEqualTo(2);
    }
}
