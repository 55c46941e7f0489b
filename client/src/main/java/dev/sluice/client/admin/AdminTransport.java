package dev.sluice.client.admin;

import java.net.URI;

/** Carries the calls of an {@link AdminClient}: over HTTP, or straight into whatever answers like the admin API. */
public interface AdminTransport extends AutoCloseable {
    /** An HTTP status, and a body of JSON. */
    record Answer(int status, String json) {}

    /**
     * Makes a call.
     *
     * @param path after {@code /admin/v1/}, percent-encoded
     * @param body empty where the method has none
     * @throws AdminException when no answer came
     */
    Answer call(String method, String path, byte[] body);

    /** Where the call goes, for messages. */
    URI address(String path);

    @Override
    void close();
}
