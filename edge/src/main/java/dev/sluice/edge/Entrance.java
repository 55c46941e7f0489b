package dev.sluice.edge;

/**
 * One port of the server and what it answers there.
 *
 * <p>Thread-safe.
 */
public final class Entrance {
    private final Routes routes;
    private final String setting;
    private final String advice;
    private final boolean mayMove;
    private volatile ListenAddress address;
    private volatile int port;

    /**
     * Makes one that is not open yet.
     *
     * @param setting the name of the setting that the address comes from, for complaints
     * @param advice what to do when the port is taken: a part of a sentence
     * @param mayMove whether any free port will do when the one of the address is taken
     */
    public Entrance(ListenAddress address, Routes routes, String setting, String advice, boolean mayMove) {
        this.address = address;
        this.routes = routes;
        this.setting = setting;
        this.advice = advice;
        this.mayMove = mayMove;
    }

    ListenAddress address() {
        return address;
    }

    Routes routes() {
        return routes;
    }

    /** Takes any free port from now on; false, with nothing done, where only its own will do. */
    boolean move() {
        if (!mayMove || address.port() == 0) {
            return false;
        }
        address = new ListenAddress(address.host(), 0);
        return true;
    }

    String setting() {
        return setting;
    }

    PortTakenException taken(Throwable cause) {
        return new PortTakenException(
                setting + ": cannot listen on " + address
                        + ", something else does (or the address is not of this machine). Stop it, or " + advice,
                cause);
    }

    CannotListenException failed(String why, Throwable cause) {
        return new CannotListenException(setting + ": cannot listen on " + address + ": " + why, cause);
    }

    /** The host that a client on this machine uses. */
    public String localName() {
        return address.localName();
    }

    void listening(int actualPort) {
        port = actualPort;
    }

    /** The port that was taken, the same for all loops; 0 before. */
    public int port() {
        return port;
    }
}
