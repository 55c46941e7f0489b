package dev.sluice.cli.access;

import dev.sluice.client.admin.AdminTransport;
import dev.sluice.server.OfflineAdmin;
import java.net.URI;
import java.nio.file.Path;

/** Admin calls straight into a data folder. */
record OfflineTransport(OfflineAdmin folder, Path data) implements AdminTransport {
    @Override
    public Answer call(String method, String path, byte[] body) {
        OfflineAdmin.Answer answer = folder.call(method, path, body);
        return new Answer(answer.status(), answer.json());
    }

    @Override
    public URI address(String path) {
        return data.toUri();
    }

    @Override
    public void close() {
        folder.close();
    }
}
