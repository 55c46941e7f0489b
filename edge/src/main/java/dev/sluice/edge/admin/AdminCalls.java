package dev.sluice.edge.admin;

/** Admin calls without HTTP: method, path and body in, status and JSON out. Thread-safe; may block. */
@FunctionalInterface
public interface AdminCalls {
    /**
     * Every outcome is an answer, except a failure of the server itself, which is thrown.
     *
     * @param path after {@link AdminEndpoint#PREFIX}, not decoded: {@code accounts/AC0123456789012345}
     */
    AdminAnswer call(String method, String path, byte[] body);
}
