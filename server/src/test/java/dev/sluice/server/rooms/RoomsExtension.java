package dev.sluice.server.rooms;

import dev.sluice.server.console.Chromium;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One browser for the tests of a class, and a server for each of them. Without a Chromium they are skipped. */
final class RoomsExtension implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    private @Nullable Chromium chromium;
    private @Nullable RoomFixture rooms;

    @Override
    public void beforeAll(ExtensionContext context) {
        chromium = RoomFixture.chromium();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        rooms = new RoomFixture(chromium());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (rooms != null) {
            rooms.close();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (chromium != null) {
            chromium.close();
        }
    }

    Chromium chromium() {
        return Objects.requireNonNull(chromium);
    }

    /** Those of the test that runs. */
    RoomFixture here() {
        return Objects.requireNonNull(rooms);
    }
}
