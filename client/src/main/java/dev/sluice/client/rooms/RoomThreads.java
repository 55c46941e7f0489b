package dev.sluice.client.rooms;

import java.util.concurrent.Executor;

/** A virtual thread for each task; a task never waits for another, and none is refused. */
final class RoomThreads {
    static final Executor EXECUTOR =
            task -> Thread.ofVirtual().name("sluice-room").start(task);

    private RoomThreads() {}
}
