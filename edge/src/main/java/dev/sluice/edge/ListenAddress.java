package dev.sluice.edge;

/** {@code host:port}, {@code [v6]:port}, or {@code port} alone for loopback. */
public record ListenAddress(String host, int port) {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int MAX_PORT = 65_535;

    /**
     * Reads an address.
     *
     * @throws CannotListenException when the text is none
     */
    public static ListenAddress parse(String text) {
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? LOOPBACK : text.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        try {
            int port = Integer.parseInt(text.substring(colon + 1));
            if (port >= 0 && port <= MAX_PORT) {
                return new ListenAddress(host.isEmpty() ? "0.0.0.0" : host, port);
            }
        } catch (NumberFormatException notAPort) {
            // said below
        }
        throw new CannotListenException(
                "http.address: '" + text + "' must be HOST:PORT with a port from 0 to 65535, such as 127.0.0.1:8080",
                null);
    }

    /** The host that a client on this machine uses, which must be a name for some clients' cookie jars to work. */
    public String localName() {
        return switch (host) {
            case "0.0.0.0", "::", LOOPBACK, "::1" -> "localhost";
            default -> host.contains(":") ? "[" + host + "]" : host;
        };
    }
}
