package dev.sluice.wire.core;

/** User and password as {@code POST /api/login} takes them. */
public record Login(String username, String password) {
    public Login {
        Fields.required("username", username);
        Fields.required("password", password);
    }

    /** Leaves the password out, so that a log line cannot leak it. */
    @Override
    public String toString() {
        return "Login[username=" + username + "]";
    }
}
