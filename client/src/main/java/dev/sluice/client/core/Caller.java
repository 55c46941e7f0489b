package dev.sluice.client.core;

import java.util.concurrent.CompletableFuture;

/** A connection with the options of one face of a client. */
record Caller(CoreConnection connection, CallOptions options) {
    <T> T run(Call<T> call) {
        return connection.run(call, options);
    }

    <T> CompletableFuture<T> start(Call<T> call) {
        return connection.start(call, options);
    }

    /** Waits for tokens. */
    <T> T waitFor(CompletableFuture<T> login) {
        // A copy: others wait for it, too, and who gives up here must not end it for them.
        return connection.await(login.copy(), CoreCalls.about(), options);
    }

    CompletableFuture<Void> perform(Call<Done> call) {
        return connection.perform(call, options);
    }
}
